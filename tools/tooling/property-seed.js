import fc from "fast-check";

// The same cases in every run: a random find must not fail an unrelated change. To search for more: FAST_CHECK_SEED=$RANDOM.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });
