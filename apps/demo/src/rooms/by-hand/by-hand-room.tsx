export const ByHandRoom = () => <p>…</p>;
