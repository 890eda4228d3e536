/// How the page looks: on a telephone, on a desk, and on A4.
///
/// Characters that XML reserves are avoided, so that the page can be read by any parser.
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
    section { margin-top: 48px; }
    code { font: 13px/1.4 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; background: var(--pale);
      padding: 1px 4px; border-radius: 3px; }

    header { border-top: 4px solid var(--blue); padding-top: 18px; }
    .issuer { margin: 0 0 4px; color: var(--blue); font-size: 17px; }
    .state { margin: 8px 0 16px; color: var(--muted); }
    .stamp { display: inline-block; padding: 0 10px; border: 1.5px solid var(--red); border-radius: 3px; color: var(--red);
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
    .note, .source, .where { color: var(--muted); font-size: 13px; }
    .parts { display: grid; gap: 18px; }
    .check { margin-top: 20px; padding: 10px 14px; background: var(--pale); max-width: none; font-size: 14px; }

    table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.45; }
    th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
      font-weight: 400; }
    thead th { color: var(--muted); font-size: 13px; border-bottom: 1.5px solid #9aa6b4; vertical-align: bottom; }
    tbody th { min-width: 5em; }
    .n, .sum { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.n { white-space: normal; }
    .total th, .total td { font-weight: 600; border-top: 1.5px solid #9aa6b4; }
    .source, .where { display: block; font-weight: 400; }
    .unit { color: var(--muted); font-size: 12px; }
    .parts th:first-child { width: 34%; }
    .parts .n { width: 16.5%; }
    .narrow { width: auto; min-width: 50%; }

    .scrolling { overflow-x: auto; margin-bottom: 16px; }
    .legend { margin: 0 0 10px; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 2px 18px;
      font-size: 13px; color: var(--muted); }
    .swatch { display: inline-block; width: 22px; height: 13px; margin-right: 6px; vertical-align: -2px;
      border: 1px solid #9aa6b4; }
    .heat { font-size: 13px; border-collapse: separate; border-spacing: 0; }
    .heat th, .heat td { padding: 3px 5px; border-bottom: 1px solid #fff; border-right: 1px solid #fff; }
    .heat td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
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

    .group th { padding-top: 18px; font-weight: 600; color: var(--blue); border-bottom: 1.5px solid var(--light); }
    .rules tbody th { width: 46%; }
    .rules .title { display: block; }
    .wish { display: inline-block; margin-right: 6px; padding: 0 6px; border: 1px solid var(--muted); border-radius: 3px;
      font-size: 12px; color: var(--muted); }
    .short { color: var(--red); font-weight: 600; }
    .places td { padding: 0 0 8px; }
    summary { cursor: pointer; color: var(--blue); font-size: 13px; padding: 2px 8px; }
    details table { margin: 4px 0 8px; background: var(--pale); }
    details tbody th { width: auto; }

    .chart { width: 40%; min-width: 110px; }
    .charted td, .charted th { vertical-align: middle; }
    .charted tbody td.chart { padding-top: 0; padding-bottom: 0; }
    .funds .chart { width: 22%; }
    .used { display: block; font-size: 13px; font-variant-numeric: tabular-nums; }
    svg { display: block; overflow: visible; }
    svg text { font-size: 12px; fill: var(--muted); }
    .dark { fill: var(--blue); }
    .light { fill: var(--light); stroke: var(--blue); stroke-width: 0.75; }
    .base { stroke: var(--line); }
    .quota { stroke: var(--red); stroke-dasharray: 3 3; stroke-width: 1.25; }
    .task { stroke: var(--ink); stroke-width: 1.75; }
    .dot { fill: var(--blue); }

    footer { margin-top: 48px; padding-top: 14px; border-top: 2px solid var(--blue); font-size: 14px; }
    .glossary { margin: 0; display: grid; grid-template-columns: max-content 1fr; column-gap: 20px; row-gap: 4px; }

    @media (max-width: 640px) {
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
      .parts td:nth-child(3), .parts th:nth-child(3) { display: none; }
      .chart { width: 30%; min-width: 84px; }
      .stacked, .stacked tbody, .stacked tr, .stacked td, .stacked tbody th { display: block; width: auto; }
      .stacked thead { display: none; }
      .stacked tr { border-bottom: 1px solid var(--line); padding: 6px 0; }
      .stacked th, .stacked td { border: 0; padding: 1px 0; }
      .stacked td[data-label] { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; }
      .stacked td[data-label]::before { content: attr(data-label); color: var(--muted); font-weight: 400; }
      .stacked td.n .where { order: 3; flex-basis: 100%; text-align: right; }
      .stacked td.chart svg { flex-basis: 100%; }
    }

    @page { size: A4; margin: 16mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages);
      font-size: 9pt; color: #5a6573; } }
    @page wide { size: A4 landscape; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10.5pt; }
      section { margin-top: 0; break-before: page; }
      #overview { break-before: auto; margin-top: 24px; }
      h1 { font-size: 22pt; }
      h2, h3 { break-after: avoid; }
      table { font-size: 9.5pt; }
      thead { display: table-header-group; }
      tr, li, .check, .warning, footer { break-inside: avoid; }
      .group { break-after: avoid; }
      .places { display: none; }
      .scrolling { overflow: visible; }
      .heat { font-size: 8.5pt; }
      .heat th:first-child { position: static; min-width: 0; }
      section.wide { page: wide; }
      .wide table { font-size: 7.5pt; }
      .wide th, .wide td { padding: 1px 2px; }
      footer { margin-top: 32px; }
    }

    """
}
