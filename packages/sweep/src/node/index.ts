/**
 * Runs sweeps in Node: engines for one machine and for many, locks, and a ledger.
 *
 * @module @gd/sweep/node
 */

export type { Engine, EngineEvent, RunTask } from "./engine.js";
export { holdLock, type Lock, type LockOptions } from "./hold-lock.js";
export { localEngine } from "./local-engine.js";
export { type Ledger, type LedgerEntry, openLedger } from "./open-ledger.js";
export { openSweepLedger } from "./open-sweep-ledger.js";
export { OtherSweepError } from "./other-sweep-error.js";
export { type ProcessPool, type ProcessPoolOptions, processPool } from "./process-pool.js";
export type { RedisPlace } from "./redis/redis-connection.js";
export { type RedisEngineOptions, redisEngine } from "./redis/redis-engine.js";
export { type RedisWorker, type RedisWorkerOptions, redisWorker } from "./redis/redis-worker.js";
export { type RunSweepOptions, runSweep, type SweepEntry, type SweepEvent } from "./run-sweep.js";
export { serveTasks } from "./serve-tasks.js";
export { TaskLostError } from "./task-lost.js";
