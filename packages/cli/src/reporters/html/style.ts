/** The page's style sheet. Both colour schemes; every pair of colours has a contrast of 4.5 or more. */
export const style = `
:root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa; --link: #0550ae; --error: #b3261e; --warning: #7a5200; --info: #0550ae; --mark: #ffe3a3; --mark-text: #1b1f24 }
@media (prefers-color-scheme: dark) { :root { --page: #0f1318; --text: #e6edf3; --soft: #9ba7b4; --line: #313a45; --panel: #171d24; --link: #79c0ff; --error: #ff8f86; --warning: #e3b341; --info: #79c0ff; --mark: #5c4300; --mark-text: #fff4d6 } }
* { box-sizing: border-box } [hidden] { display: none !important }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif }
.skip { position: absolute; left: -9999px } .skip:focus { left: 8px; top: 8px; z-index: 2; padding: 6px 12px; background: var(--panel); color: var(--link) }
header, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px }
header { padding-top: 24px } h1 { margin: 0; font-size: 24px } h2 { margin: 28px 0 8px; font-size: 17px }
.total { margin: 4px 0 0; font-size: 16px } .soft { color: var(--soft) }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; tab-size: 2 }
code { padding: 1px 4px; border-radius: 4px; background: var(--panel); overflow-wrap: anywhere }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top } th { color: var(--soft); font-weight: 600 }
td.none { color: var(--soft) } td.number, th.number { text-align: right; width: 6em; font-variant-numeric: tabular-nums }
td button { padding: 0; border: 0; background: none; color: var(--link); font: inherit; text-align: left; cursor: pointer; text-decoration: underline }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: end; padding: 12px 0; background: var(--page); border-bottom: 1px solid var(--line) }
form label, form legend { color: var(--soft); font-size: 13px } fieldset { display: flex; gap: 14px; margin: 0; padding: 6px 0; border: 0 } legend { float: left; padding: 0; margin-right: 4px }
fieldset label, .check { display: inline-flex; gap: 5px; align-items: center; color: var(--text); font-size: 14px } .check { padding: 6px 0 }
input[type=search], select { display: block; min-height: 34px; padding: 4px 8px; border: 1px solid var(--soft); border-radius: 6px; background: var(--page); color: var(--text); font: inherit }
input[type=search] { width: 300px; max-width: 100% } select { max-width: 230px }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.file { margin: 20px 0 0; border: 1px solid var(--line); border-radius: 8px } .file h3 { margin: 0; padding: 8px 14px; border-radius: 8px 8px 0 0; background: var(--panel); font-size: 14px; overflow-wrap: anywhere }
.file h3 { display: flex; gap: 12px; justify-content: space-between; align-items: baseline } .file h3 span { color: var(--soft); font-size: 13px; font-weight: 400; white-space: nowrap } .file h3 code { padding: 0; background: none; font-size: 14px } .file ol { margin: 0; padding: 0; list-style: none } .file li { padding: 12px 14px; border-top: 1px solid var(--line) }
.message { margin: 0 } .severity { display: inline-block; margin-right: 4px; padding: 0 8px; border: 1px solid; border-radius: 999px; font-size: 12px; font-weight: 700 } .error { color: var(--error) } .warning { color: var(--warning) } .info { color: var(--info) }
.meta { margin: 2px 0 0; color: var(--soft); font-size: 13px } .advice { margin: 6px 0 0 } dl { display: grid; grid-template-columns: 4.5em 1fr; gap: 2px 8px; margin: 8px 0 0 } dt { color: var(--soft) } dd { margin: 0 } .file dd li { padding: 0; border: 0 }
pre { margin: 8px 0 0; padding: 8px 12px; border-radius: 6px; background: var(--panel); overflow-x: auto } pre .line { color: var(--soft); user-select: none }
mark { border-radius: 3px; background: var(--mark); color: var(--mark-text) } .suppressed { border-left: 4px solid var(--line) }
button.more { margin: 20px 0; padding: 8px 16px; border: 1px solid var(--soft); border-radius: 6px; background: var(--panel); color: var(--text); font: inherit; cursor: pointer }
summary { cursor: pointer } footer { padding-bottom: 40px } .faults { border-left: 4px solid var(--error); padding-left: 14px }
@media (max-width: 640px) { form { position: static } input[type=search], select { width: 100% } }
@media print { form, .skip, button.more { display: none } }
`
