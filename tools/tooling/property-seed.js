import fc from "fast-check";

// The same cases on every run: a chance find must not fail an unrelated change. To search on: FAST_CHECK_SEED=$RANDOM.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });
