/// How the page looks: on a telephone, on a desk, and on A4.
///
/// It holds no `<` and no `&`, so that any parser can read the page.
enum StyleSheet {
  static let text: StaticString = """

    :root { --ink: #1d2530; --muted: #5a6573; --line: #d8dde4; --pale: #f3f6f9; --blue: #1f5486; --light: #b7cde2;
      --red: #ab3a26; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 32px 24px 48px; max-width: 1080px; color: var(--ink); background: #fff;
      font: 15px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif;
      -webkit-print-color-adjust: exact; print-color-adjust: exact; overflow-wrap: anywhere; }
    h1, h2, .issuer { font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
    h1 { margin: 0; font-size: 30px; line-height: 1.35; }
    h2 { margin: 0 0 12px; padding-bottom: 6px; font-size: 21px; border-bottom: 2px solid var(--blue); }
    h3 { margin: 24px 0 4px; font-size: 16px; }
    p { margin: 0 0 12px; max-width: 62em; }
    body.wide { max-width: 1360px; }
    section { margin-top: 48px; }
    code { font: 13px/1.4 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; background: var(--pale);
      padding: 1px 4px; border-radius: 3px; }

    header { border-top: 4px solid var(--blue); padding-top: 18px; }
    .issuer { margin: 0 0 4px; color: var(--blue); font-size: 17px; }
    .state { margin: 8px 0 16px; color: var(--muted); }
    .stamp { display: inline-block; margin-right: 4px; padding: 0 10px; border: 1.5px solid var(--red); border-radius: 3px; color: var(--red);
      font-weight: 600; }
    .facts { margin: 0; display: grid; grid-template-columns: max-content 1fr; column-gap: 20px; row-gap: 3px; }
    .facts div { display: contents; }
    dt { color: var(--muted); }
    dd { margin: 0; }
    .warning { margin: 16px 0 0; padding: 8px 14px; border-left: 4px solid var(--red); background: #fbf3f0; max-width: none; }

    .figures { margin: 0 0 28px; padding: 0; list-style: none; display: grid; gap: 1px; background: var(--line);
      border: 1px solid var(--line); grid-template-columns: repeat(3, 1fr); }
    .figures li { padding: 14px 16px; background: #fff; display: flex; flex-direction: column; }
    .figures .name { color: var(--muted); }
    .figures .value { font-size: 16px; line-height: 1.4; }
    .figures b { font-size: 28px; color: var(--blue); font-variant-numeric: tabular-nums; }
    .points { margin: 0 0 20px; padding-left: 1.3em; }
    .note, .source, .where { color: var(--muted); font-size: 13px; }
    .parts { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 32px; }
    .parts > div { display: grid; gap: 18px; align-content: start; }
    .check { margin-top: 20px; padding: 10px 14px; background: var(--pale); max-width: none; font-size: 14px; }

    table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.45; }
    th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
      font-weight: 400; }
    thead th { color: var(--muted); font-size: 13px; border-bottom: 1.5px solid #9aa6b4; vertical-align: bottom; }
    tbody th { min-width: 5em; }
    .n, .sum { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.n { white-space: normal; }
    .heat thead th.n { white-space: nowrap; }
    .total th, .total td { font-weight: 600; }
    tr:not(.total) + .total th, tr:not(.total) + .total td { border-top: 1.5px solid #9aa6b4; }
    .source, .where { display: block; font-weight: 400; }
    .unit { color: var(--muted); font-size: 12px; }
    .n .unit, .n .where { white-space: normal; }
    .parts th, .parts td { padding: 4px 3px; }
    .parts tbody th { width: 24%; }
    .narrow { width: auto; min-width: 50%; }

    .scrolling { overflow-x: auto; margin-bottom: 16px; }
    .legend { margin: 0 0 10px; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 2px 18px;
      font-size: 13px; color: var(--muted); }
    .swatch { display: inline-block; width: 22px; height: 13px; margin-right: 6px; vertical-align: -2px;
      border: 1px solid #9aa6b4; }
    .heat { font-size: 13px; border-collapse: separate; border-spacing: 0; }
    .heat th, .heat td { padding: 3px 5px; border-bottom: 1px solid #fff; border-right: 1px solid #fff; }
    .heat td { min-width: 3.2em; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .wide .heat td { min-width: 0; }
    .heat th:first-child { position: sticky; left: 0; background: #fff; min-width: 7em; max-width: 14em; }
    .heat thead th { vertical-align: bottom; border-bottom: 1.5px solid #9aa6b4; }
    .turned span { writing-mode: vertical-rl; max-height: 13em; line-height: 1.2; }
    .heat .turned { text-align: right; padding: 3px 4px; }
    .heat .sum, .heat .total td { font-weight: 600; background: #fff; }
    .s0 { color: #8d97a3; }
    .s1 { background: #eef3f8; }
    .s2 { background: #d6e4f0; }
    .s3 { background: #b4cee5; }
    .s4 { background: #8bb3d8; }
    .s5 { background: #659bcb; font-weight: 600; }

    .group th { padding-top: 18px; font-weight: 600; color: var(--blue); }
    .rules tbody th { width: 56%; }
    .rules tbody th, .rules tbody td { border-bottom: 0; }
    .rules .first th, .rules .first td { border-top: 1px solid var(--line); }
    .rules .gain, .rules thead th:last-child { min-width: 9em; }
    .wish { display: inline-block; margin-left: 8px; padding: 0 6px; border: 1px solid var(--muted); border-radius: 3px;
      font-size: 12px; color: var(--muted); }
    .short { color: var(--red); font-weight: 600; }
    .places > td { padding: 0 0 8px; }
    summary { cursor: pointer; color: var(--blue); font-size: 13px; padding: 2px 8px; }
    details table { margin: 4px 0 8px; background: var(--pale); }
    .rules details tbody th { width: auto; }
    details .where { display: inline; margin-right: 10px; }
    details th.n { white-space: nowrap; }

    .chart { width: 40%; min-width: 110px; }
    .charted td, .charted th { vertical-align: middle; }
    .charted tbody td.chart { padding-top: 0; padding-bottom: 0; }
    .funds .chart { width: 22%; }
    td.chart { position: relative; }
    .used { float: left; width: 4.2em; font-size: 13px; font-variant-numeric: tabular-nums; }
    .used + svg { width: calc(100% - 4.6em); }
    svg { display: block; overflow: visible; }
    svg text { font-size: 12px; fill: var(--muted); }
    .dark { fill: var(--blue); }
    .light { fill: var(--light); stroke: var(--blue); stroke-width: 0.75; }
    .base { stroke: var(--line); }
    .quota { stroke: var(--red); stroke-dasharray: 3 3; stroke-width: 1.25; }
    .task { stroke: var(--ink); stroke-width: 1.75; }
    .dot { fill: var(--blue); }
    .plot { width: 100%; height: auto; max-width: 920px; margin: 6px 0 12px; }
    .plot .outer { fill: #dbe7f2; }
    .plot .inner { fill: #a9c6e0; }
    .plot .middle { fill: none; stroke: var(--blue); stroke-width: 2; }
    .plot .planned { fill: none; stroke: var(--ink); stroke-dasharray: 5 4; stroke-width: 1.5; }
    .swatch.outer { background: #dbe7f2; }
    .swatch.inner { background: #a9c6e0; }
    .swatch.middle { background: var(--blue); height: 3px; vertical-align: 3px; }
    .swatch.planned { background: none; border: 0; border-top: 2px dashed var(--ink); height: 0; vertical-align: 4px; }
    .swatch.quota { background: var(--red); height: 3px; vertical-align: 3px; }

    footer { margin-top: 48px; padding-top: 14px; border-top: 2px solid var(--blue); font-size: 14px; }
    .glossary { margin: 0; display: grid; grid-template-columns: max-content 1fr; column-gap: 20px; row-gap: 4px; }

    @media screen and (max-width: 640px) {
      body { padding: 16px 14px 32px; }
      h1 { font-size: 23px; }
      section { margin-top: 36px; }
      .figures { grid-template-columns: 1fr 1fr; }
      .figures li { padding: 10px; }
      .figures b { font-size: 21px; }
      .facts, .glossary { grid-template-columns: 1fr; }
      .facts div { display: block; margin-bottom: 4px; }
      .glossary dd { margin-bottom: 8px; }
      th, td { padding: 4px 4px; }
      .parts { grid-template-columns: 1fr; }
      .chart { width: 30%; min-width: 84px; }
      .stacked, .stacked > tbody { display: block; }
      .stacked > thead { display: none; }
      .stacked > tbody > tr { display: grid; grid-template-columns: 4fr 3fr 3fr; gap: 0 8px; padding: 6px 0; }
      .stacked > tbody > tr > th, .stacked > tbody > tr > td { display: block; width: auto; min-width: 0; border: 0;
        padding: 1px 0; text-align: left; }
      .stacked > tbody > tr > th, .stacked > tbody > tr > .chart, .stacked > tbody > .places > td,
        .stacked > tbody > tr > .gain { grid-column: 1 / -1; }
      .stacked > tbody > .first, .funds > tbody > tr { border-top: 1px solid var(--line); }
      .rules .first > th, .rules .first > td { border-top: 0; }
      .stacked tbody .total > th, .stacked tbody .total > td { border-top: 0; }
      .funds td.chart { width: auto; }
      .stacked > tbody > tr > td:empty { display: none; }
      .stacked td[data-label]::before { content: attr(data-label); display: block; color: var(--muted); font-size: 12px;
        font-weight: 400; white-space: normal; }
      .stacked .gain .where { display: inline; margin-right: 10px; }
      .stacked .gain .where ~ .where { margin: 0 0 0 10px; }
      details .n, details th, details th.n { font-size: 12px; white-space: normal; }
    }

    @page { size: A4; margin: 16mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages);
      font-size: 9pt; color: #5a6573; } }
    @page wide { size: A4 landscape; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.5; }
      section { margin-top: 0; break-before: page; }
      #overview { break-before: auto; margin-top: 18px; }
      header { padding-top: 10px; }
      h1 { font-size: 21pt; }
      h2 { font-size: 15pt; }
      h2, h3 { break-after: avoid; }
      .figures { margin-bottom: 12px; }
      .figures li { padding: 8px 12px; }
      .figures b { font-size: 19pt; }
      .points { margin-bottom: 10px; }
      .parts { gap: 10px 24px; break-inside: avoid; }
      .parts > div { gap: 10px; }
      .check { margin-top: 14px; font-size: 9pt; }
      table { font-size: 9pt; }
      th, td { padding: 3px 6px; }
      thead { display: table-header-group; }
      tr, li, .check, .warning, footer { break-inside: avoid; }
      .group { break-after: avoid; }
      pre { white-space: pre-wrap; font-size: 8pt; }
      .places { display: none; }
      .source, .where, .note { font-size: 8pt; }
      .group th { padding-top: 10px; }
      svg.row { height: 15px; }
      .charted th, .charted td { padding: 2px 6px; }
      .scrolling { overflow: visible; }
      .heat { font-size: 8.5pt; }
      .heat th, .heat td { padding: 1.5px 3px; min-width: 0; }
      .lined tbody th { white-space: nowrap; }
      .heat th:first-child { position: static; min-width: 0; max-width: none; }
      section.wide { page: wide; }
      .wide .heat, .wide .heat thead th { font-size: 7pt; }
      .wide .heat th, .wide .heat td { padding: 1px; }
      .turned span { max-height: 15em; }
      footer { margin-top: 28px; }
    }

    """
}
