export const VanishingRoom = () => <p>…</p>;
