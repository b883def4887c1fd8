package dev.liftwatch.history;

/** How a report looks on a screen, on a phone and on A4. */
final class PageStyle {
    static final String CSS = """
            :root { color-scheme: light; }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 1rem; max-width: 60rem; color: #111; background: #fff;
              font: 1rem/1.45 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
            nav a { display: inline-block; padding: .5rem .75rem; border: 1px solid #999; border-radius: .3rem; color: #003a8c; }
            section + section { margin-top: 3rem; border-top: 3px double #999; }
            h1 { font-size: 1.5rem; margin: 1rem 0 0; }
            h1::first-letter { text-transform: uppercase; }
            h1.danger { color: #a8071a; }
            h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; border-bottom: 1px solid #ccc; }
            p.lift { margin: 0 0 .75rem; color: #444; }
            dl { margin: 0; }
            dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: .5rem; padding: .2rem 0; border-bottom: 1px solid #eee; }
            dt { color: #555; }
            dd { margin: 0; overflow-wrap: anywhere; }
            table { width: 100%; border-collapse: collapse; font-size: .95rem; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0; border-bottom: 1px solid #ddd; }
            table.timeline td:last-child, table.wires td:first-child, table.wires td:last-child { overflow-wrap: anywhere; }
            table.timeline th:nth-child(-n+2), table.timeline td:nth-child(-n+2) { width: 7.5rem; white-space: nowrap; }
            tr.alarm td, tr.danger td { font-weight: 600; color: #a8071a; }
            tr.answer td { color: #00474f; }
            .strip { margin: .3rem 0; break-inside: avoid; }
            .strip .name { display: block; font-size: .8rem; color: #333; }
            .shaft { position: relative; }
            .shaft .label { position: absolute; left: .15rem; font-size: .7rem; line-height: 1; padding: 0 .15rem; background: #ffffffcc; color: #555; }
            svg { display: block; background: #fafafa; }
            svg svg { background: none; overflow: visible; }
            .line { fill: none; stroke: #003a8c; stroke-width: 1.6; vector-effect: non-scaling-stroke; }
            .landing { stroke: #ccc; stroke-width: 1; }
            .unknown { fill: url(#unknown); }
            .doubted { fill: #bfbfbf; }
            .at { stroke: #888; stroke-width: 1; stroke-dasharray: 2 2; }
            .at.raised { stroke: #a8071a; stroke-width: 2; stroke-dasharray: none; }
            .at.answer { stroke: #08979c; stroke-width: 2; stroke-dasharray: none; }
            .ticks { position: relative; height: 1.2rem; font-size: .75rem; color: #444; }
            .ticks span { position: absolute; border-left: 1px solid #888; padding-left: .2rem; }
            .key, .safety { font-size: .8rem; color: #555; }
            .patterns { position: absolute; width: 0; height: 0; }
            @media (max-width: 32rem) {
              body { padding: .6rem; font-size: .95rem; }
              dl > div { grid-template-columns: 7rem 1fr; }
              table { font-size: .85rem; }
              table.timeline th:nth-child(-n+2), table.timeline td:nth-child(-n+2) { width: auto; white-space: normal; }
              table.timeline td:first-child { white-space: nowrap; }
              .ticks span:nth-child(even) { display: none; }
            }
            @page { size: A4; margin: 14mm; }
            @media print {
              body { max-width: none; padding: 0; font-size: 10pt; }
              nav { display: none; }
              section + section { break-before: page; border: 0; margin: 0; }
              svg, .line, rect, tr { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
              h2 { break-after: avoid; }
              tr { break-inside: avoid; }
            }
            """;

    static final String PATTERNS = "<svg class=\"patterns\" aria-hidden=\"true\"><defs>"
            + "<pattern id=\"unknown\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<rect width=\"2\" height=\"6\" fill=\"#d48806\"/></pattern></defs></svg>\n";

    private PageStyle() {}
}
