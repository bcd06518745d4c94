/** A small page of the gateway's own. `up`: where the shop's addresses begin, as seen from the page. */
export const pageOf = (up: string, title: string, main: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Comanda: ${title}</title>
    <link rel="icon" href="${up}icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${up}styles/base.css" />
    <link rel="stylesheet" href="${up}styles/controls.css" />
    <link rel="stylesheet" href="${up}styles/reference.css" />
  </head>
  <body>
    <header class="top"><a class="brand" href="${up || './'}">Comanda</a><a href="${up}docs">The interface</a></header>
    <main class="reference">
${main}
    </main>
  </body>
</html>
`;
