import "./footer.css";

// Where the source is on the web is known where the page is built: VITE_SOURCE=https://… pnpm build
const SOURCE: string | undefined = import.meta.env["VITE_SOURCE"];

/** What the page is, and where its source is. */
export const Footer = () => (
  <footer class="footer">
    <p>
      gd is gradient descent and neural networks in TypeScript. Everything on this page is computed in your browser;
      nothing you draw, type or open leaves it.
    </p>
    <p>
      {SOURCE === undefined ? (
        <>
          The source of this page is <code>apps/demo</code> in the repository gd, under the MIT licence.
        </>
      ) : (
        <>
          <a href={SOURCE}>Source</a>, under the MIT licence.
        </>
      )}
    </p>
  </footer>
);
