import { spawnSync } from "node:child_process";

/** What programs in Python are started without, as OpenBLAS itself chooses the fastest kernels for a processor. */
export const withoutChoices = { OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined } as const;

/** A library of Python. */
export interface PythonLibrary {
  /** The program that has it. */
  readonly python: string;
  /** What the report says of it: its version, and which kernels for matrix products it has loaded. */
  readonly version: string;
}

/** The Python that is named, or the one that is found first and that of the system, which may have others. */
const given = process.env["PYTHON"];
const pythons = given === undefined ? ["python3", "/usr/bin/python3"] : [given];

/** Says a library's version, and what the OpenBLAS that it has loaded says of itself, whatever its functions begin with. */
const describe = (module: string, name: string): string => `
import ctypes, sys, ${module}
text = f"${name} {${module}.__version__} on Python {sys.version.split()[0]}"
try:
    maps = open("/proc/self/maps").read().split()
except OSError:
    maps = []
cores = set()
for path in {part for part in maps if "openblas" in part}:
    library = ctypes.CDLL(path)
    for function in ["openblas_get_corename", "openblas_get_corename64_", "scipy_openblas_get_corename64_"]:
        if hasattr(library, function):
            core = getattr(library, function)
            core.restype = ctypes.c_char_p
            cores.add(core().decode())
text += "".join(f" with OpenBLAS for {core}" for core in sorted(cores))
print(text)
`;

const find = (module: string, name: string): PythonLibrary | undefined => {
  for (const python of pythons) {
    const env = { ...process.env, ...withoutChoices };
    const { status, stdout } = spawnSync(python, ["-c", describe(module, name)], { encoding: "utf8", env });
    if (status === 0) return { python, version: stdout.trim() };
  }
  return undefined;
};

/** Undefined where there is none. */
export const numpy = find("numpy", "NumPy");
/** Undefined where there is none. */
export const pytorch = find("torch", "PyTorch");
/** Undefined where there is none. */
export const scikitLearn = find("sklearn", "scikit-learn");
