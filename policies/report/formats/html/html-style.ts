// How the page looks: light and dark by the reader's system, stacked tables on a phone, black on white in print. The page's
// policy lets this style run by its digest, and nothing else.
import { createHash } from "node:crypto";

export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2430;--quiet:#5b6675;--line:#d9dee5;--accent:#1f5fbf;
--good:#14733c;--good-bg:#e3f4e9;--bad:#b3261e;--bad-bg:#fce8e6;--open:#8a5300;--open-bg:#fdf1d8;--code:#eef1f5;--tag:#e6ebf3;--shade:rgba(20,30,45,.28)}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1a2029;--ink:#e4e9f0;--quiet:#9aa6b5;--line:#323b48;--accent:#8ab4f8;
--good:#7fd8a0;--good-bg:#16301f;--bad:#ff9c92;--bad-bg:#3a1a18;--open:#f3c267;--open-bg:#35280f;--code:#252d39;--tag:#2a3442;--shade:rgba(0,0,0,.75)}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
body>*{max-width:1120px;margin-inline:auto;padding-inline:20px}
a{color:var(--accent)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
code{font:.87em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;background:var(--code);border-radius:4px;padding:.08em .32em;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:0}
h2{font-size:1.35rem;margin:0;overflow-wrap:anywhere}
.deployment>h2+*{margin-top:.7rem}
h3{font-size:1.05rem;margin:2rem 0 .6rem}
h4{font-size:1rem;font-weight:600;margin:0;overflow-wrap:anywhere}
ul{margin:0;padding-inline-start:1.2em}
p{margin:.3em 0;overflow-wrap:anywhere}
.quiet,.note{color:var(--quiet);font-size:.88em;overflow-wrap:anywhere}
.nowrap{white-space:nowrap}
.footnotes ol{margin:.2em 0 0;padding-inline-start:1.6em}
.skip{position:absolute;left:-9999px}
.skip:focus{left:20px;top:8px;background:var(--card);padding:6px 10px;z-index:1}
.banner{padding-block:32px 20px}
.banner .site{color:var(--quiet);margin:.2rem 0 1rem}
.verdict{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:baseline;padding:16px 20px;border-radius:12px;border-left:6px solid}
.verdict strong{font-size:1.5rem;text-transform:uppercase;letter-spacing:.03em}
.good{color:var(--good);background:var(--good-bg)}.bad{color:var(--bad);background:var(--bad-bg)}.open{color:var(--open);background:var(--open-bg)}
.verdict{border-color:currentColor}.verdict span{color:var(--ink)}
nav ul{list-style:none;padding:0;display:grid;gap:8px;margin:16px 0 0}
nav a{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;padding:10px 14px;background:var(--card);border:1px solid var(--line);border-radius:10px;text-decoration:none;color:var(--ink);overflow-wrap:anywhere}
nav .parts{display:flex;flex-wrap:wrap;gap:2px 16px;margin:4px 0 0;padding-inline:14px}
nav .parts a{display:inline;padding:0;border:0;background:none;color:var(--accent);font-size:.88em}
.files{list-style:none;padding:0}.files li{margin-block:.5em}
nav a:hover{border-color:var(--accent)}
.badge{display:inline-block;border-radius:99px;padding:.1em .7em;font-size:.8rem;font-weight:700;text-transform:uppercase;letter-spacing:.04em}
.deployment{background:var(--card);border:1px solid var(--line);border-radius:14px;margin-block:24px;padding:22px 24px 26px}
main{display:block}
.title{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center}
.tag{display:inline-block;background:var(--tag);border-radius:5px;padding:0 .45em;font-size:.8em;font-weight:600}
.count{color:var(--quiet);font-weight:400}
.entry{border:1px solid var(--line);border-left:5px solid var(--quiet);border-radius:10px;padding:14px 16px;margin:12px 0}
.entry.error{border-left-color:var(--bad)}.entry.warning{border-left-color:var(--open)}
.number{color:var(--quiet);font-weight:400}
.kind{font-weight:700;text-transform:uppercase;font-size:.8rem;letter-spacing:.04em}
.entry.error .kind{color:var(--bad)}.entry.warning .kind{color:var(--open)}
.entry.error.closes,.entry.warning.may-close{border-left-color:var(--accent)}.entry.error.closes .kind,.entry.warning.may-close .kind{color:var(--accent)}
.entry.may-open,.entry.may-close{border-left-style:dashed}
.opens .kind::before,.effect-opens li::before{content:"+ "}.closes .kind::before,.effect-closes li::before{content:"\u2212 "}
.may-open .kind::before,.may-close .kind::before,.effect-unknown li::before{content:"? "}.effect-both li::before{content:"\u00b1 "}
.effect-opens,.effect-both{color:var(--bad)}.effect-closes{color:var(--accent)}.effect-unknown{color:var(--open)}.effect-nothing{color:var(--quiet)}
.reviewed{color:var(--quiet)}
dl{margin:10px 0 0;display:grid;gap:6px}
dl>div{display:grid;grid-template-columns:7.2em 1fr;gap:2px 12px}
dt{grid-column:1;color:var(--quiet);font-size:.88em;padding-top:.1em}
dd{grid-column:2;margin:0;overflow-wrap:anywhere;min-width:0}
dl>.packet code{font-size:1.02em;font-weight:600;padding:.25em .6em;display:inline-block}
dl>.remedy dd{font-weight:600}
.scroll{overflow-x:auto;max-width:100%;border:1px solid var(--line);border-radius:10px;background:linear-gradient(to right,var(--card) 40%,transparent) left/44px 100% no-repeat local,linear-gradient(to left,var(--card) 40%,transparent) right/44px 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) left/16px 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) right/16px 100% no-repeat scroll}
.hint{display:none;color:var(--quiet);font-size:.88em;margin:0 0 .4em}.hint::after{content:" \\2194"}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:start;vertical-align:top;padding:9px 12px;border-bottom:1px solid var(--line)}
tbody:last-child tr:last-child>*{border-bottom:0}
thead th{color:var(--quiet);font-size:.78rem;text-transform:uppercase;letter-spacing:.04em;background:var(--page);white-space:nowrap}
tbody th{font-weight:600;overflow-wrap:anywhere;min-width:9em}
td{overflow-wrap:anywhere;min-width:5em}
td ul{list-style:none;padding:0}
td p{margin:0 0 .35em}
.col-flow{min-width:10.5em}.col-far-end{min-width:10.2em}.col-near-end{min-width:9.8em}.col-asked-for-by{min-width:14.2em}.col-rules,.col-serves{min-width:12.5em}.col-group{min-width:9em}.col-rule{min-width:18em}.col-direction,.col-priority,.col-action{min-width:0;width:1%}.col-matches{min-width:17em}
.group th{background:var(--page);color:var(--quiet);font-size:.9em;font-weight:600}
.matrix thead th{white-space:normal;overflow-wrap:break-word}.matrix tbody th{min-width:8em}.matrix li{white-space:nowrap}.matrix td{min-width:6em;border-inline-start:1px solid var(--line)}
.way{display:inline-block;min-width:2.1em;color:var(--quiet);font-size:.85em}
.closed{color:var(--bad)}.in-doubt,.undecided{color:var(--open)}
.status,.action{font-weight:700}
.status.open,.action.allow{color:var(--good);background:none}.action.deny{color:var(--quiet)}
.matrix li.open{color:inherit;background:none}
.picture{padding:8px}
.diagram{display:block;margin:0 auto;min-width:860px;max-width:100%;height:auto;font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.diagram text{fill:var(--ink)}.diagram .head{fill:var(--quiet);font-size:13px}
.diagram .mid,.role text{text-anchor:middle}.diagram .end{text-anchor:end}
.role rect{fill:var(--card);stroke:var(--quiet);stroke-width:1.2}.role.edge rect{fill:var(--tag);stroke:var(--accent);stroke-width:2}
.role text{font-weight:600}
.wire{fill:none;stroke:var(--accent);stroke-width:1.8}.tip{fill:var(--accent)}
.line.open{background:none}.ports{font-size:13px;paint-order:stroke;stroke:var(--card);stroke-width:4px}
.line.closed .wire{stroke:var(--bad);stroke-dasharray:6 5}.line.closed .tip{fill:var(--bad)}.diagram .line.closed text{fill:var(--bad)}
.line.in-doubt .wire,.line.undecided .wire{stroke:var(--open);stroke-dasharray:2 4}.line.in-doubt .tip,.line.undecided .tip{fill:var(--open)}.diagram .line.in-doubt text,.diagram .line.undecided text{fill:var(--open)}
footer{color:var(--quiet);font-size:.85rem;padding-block:8px 40px}
@media screen and (max-width:700px){.hint{display:block}body{font-size:14.5px}body>*{padding-inline:12px}.deployment{padding:16px 14px;border-radius:12px}
dl>div{grid-template-columns:1fr}dt,dd{grid-column:1}}
@media screen and (max-width:900px){.stacking thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stacking,.stacking tbody,.stacking tr,.stacking th,.stacking td{display:block}
.stacking tr{padding:10px 12px;border-bottom:1px solid var(--line)}.stacking tbody:last-child tr:last-child{border-bottom:0}
.stacking th{border:0;padding:3px 0}.stacking .group{background:var(--page)}.stacking .empty{display:none}
.addresses,.addresses li{display:inline}.addresses li::before{content:" "}
.stacking td{display:grid;grid-template-columns:6.8em 1fr;gap:8px;border:0;padding:3px 0}
.stacking td>*{min-width:0}.stacking td::before{content:attr(data-label);color:var(--quiet);font-size:.85em}.stacking td[data-label]{min-width:0;width:auto}.matrix td{border-inline-start:0}.matrix li{white-space:normal}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--quiet:#444;--line:#999;--accent:#1f4e9e;--good:#0c5a2c;--good-bg:#fff;--bad:#9b1c15;--bad-bg:#fff;--open:#6d4200;--open-bg:#fff;--code:#f3f3f3;--tag:#eee}
@page{margin:14mm}@page wide{size:landscape;margin:12mm}.wide{page:wide}.wide table{line-height:1.3}.wide .col-rule{width:30%}.wide .col-matches{width:32%}.wide .col-serves{width:20%}.wide .col-flow{width:23%}.wide .col-near-end{width:13%}.wide .col-far-end{width:15%}.wide .col-asked-for-by{width:20%}.wide td br{display:none}.wide td p{margin:0}.addresses,.addresses li,.col-matches li.quiet{display:inline}.addresses li::before{content:" "}body{font-size:10pt}body>*{max-width:none;padding-inline:0}nav .parts,.skip,.hint{display:none}.group{break-after:avoid}nav a{border:0;padding:2px 0}.deployment{border:0;padding:0;margin-block:12px}
.deployment+.deployment{break-before:page}.scroll{overflow:visible;border:0;background:none}tr,dl>div,.diagram{break-inside:avoid}h3,h4{break-after:avoid}h4{break-inside:avoid}.entry{break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone;font-size:9pt;line-height:1.35;padding:8px 12px}h4{font-size:1.05em}dl{gap:3px;margin-top:6px}thead{display:table-header-group}
.diagram{min-width:0;width:100%}.verdict{border:2px solid}td,th{min-width:0!important;padding:3px 6px}.matrix{break-inside:avoid}.nowrap{white-space:normal}a{text-decoration:none;color:inherit}table{font-size:8.5pt}}
`;

/** What the page may do: be styled by its own style. No script, no picture, no address is ever loaded. */
export const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
