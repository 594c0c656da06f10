(() => {
  "use strict";
  const { csrf, tabs } = window.explorer;

  // No subscriptions, no multipart: one request, one answer. A mutation by session needs the token.
  const fetcher = async (asked, more) => {
    const answer = await fetch("/graphql/", {
      method: "POST",
      credentials: "same-origin",
      headers: {
        ...(more && more.headers),
        Accept: "application/graphql-response+json, application/json;q=0.9",
        "Content-Type": "application/json",
        "X-CSRFToken": csrf,
      },
      body: JSON.stringify(asked),
    });
    return answer.json();
  };

  const root = ReactDOM.createRoot(document.getElementById("explorer"));
  root.render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultTabs: tabs,
      defaultEditorToolsVisibility: "variables",
      shouldPersistHeaders: false,
      showPersistHeadersSettings: false,
    })
  );
})();
