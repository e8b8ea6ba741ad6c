export const DigitsRoom = () => <p>…</p>;
