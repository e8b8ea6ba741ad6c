import { computed, effect, signal } from "@preact/signals";

type Theme = "light" | "dark";

const query = matchMedia("(prefers-color-scheme: dark)");
const preferred = signal<Theme>(query.matches ? "dark" : "light");
query.addEventListener("change", () => {
  preferred.value = query.matches ? "dark" : "light";
});

// Storage may be forbidden: then the choice lasts as long as the page.
const stored = (): Theme | undefined => {
  try {
    const value = localStorage.getItem("theme");
    return value === "dark" || value === "light" ? value : undefined;
  } catch {
    return undefined;
  }
};
const chosen = signal<Theme | undefined>(stored());

/** Light or dark: as chosen here, otherwise as in the system. */
export const theme = computed<Theme>(() => chosen.value ?? preferred.value);

export const toggleTheme = (): void => {
  chosen.value = theme.value === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", chosen.value);
  } catch {}
};

effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});
