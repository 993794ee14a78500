/** The look of the report: no script, no font and no address of anyone else; light and dark as the reader's system. */
export const htmlStyle = `
:root { color-scheme: light dark; --ground: #fff; --text: #1b1d20; --quiet: #50555c; --line: #c9ced4; --panel: #f3f5f7;
  --link: #0b5394; --error: #a4001d; --warning: #7a4700; --information: #0b5394; --open: #50555c; --key: #0b5394; --string: #22611f; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181c; --text: #eceef0; --quiet: #aeb5bd; --line: #434a52;
  --panel: #1f2429; --link: #8ec1f5; --error: #ff9aa8; --warning: #f3bf6b; --information: #8ec1f5; --open: #aeb5bd; --key: #8ec1f5;
  --string: #9bd696; } }
body { margin: 0 auto; max-width: 76rem; padding: 1rem 1.5rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; overflow-wrap: anywhere; } h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
a { color: var(--link); } code, .tree, .source { font-family: ui-monospace, monospace; font-size: 0.9rem; }
code { overflow-wrap: anywhere; }
fieldset { border: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 1rem 0; }
.findings { list-style: none; padding: 0; } .findings > li, .found > li { border-inline-start: 0.3rem solid var(--open);
  background: var(--panel); margin: 0.5rem 0; padding: 0.5rem 0.9rem; overflow-wrap: anywhere; }
.found { font: 0.95rem/1.45 system-ui, sans-serif; list-style: none; padding: 0; white-space: normal; }
.findings > .error, .found > .error { border-color: var(--error); } .error > b { color: var(--error); }
.findings > .warning, .found > .warning { border-color: var(--warning); } .warning > b { color: var(--warning); }
.findings > .information, .found > .information { border-color: var(--information); } .information > b { color: var(--information); }
.open > b { color: var(--open); } .quiet { color: var(--quiet); font-size: 0.9rem; } p { margin: 0.25rem 0; }
.tree ul { border-inline-start: 1px solid var(--line); list-style: none; margin: 0; padding-inline-start: 1.1rem; }
.tree > ul { border: 0; padding: 0; } .tree li, .source li { overflow-wrap: anywhere; white-space: pre-wrap; }
.tree summary { cursor: pointer; min-height: 1.5rem; } .key { color: var(--key); } .string { color: var(--string); }
.source { padding-inline-start: 4.5rem; } .source li::marker { color: var(--quiet); }
:target { outline: 0.2rem solid var(--link); outline-offset: 0.15rem; }
body:has(#show-error:not(:checked)) .error, body:has(#show-warning:not(:checked)) .warning,
body:has(#show-information:not(:checked)) .information, body:has(#show-open:not(:checked)) .open { display: none; }
@media print { fieldset { display: none; } }
`
