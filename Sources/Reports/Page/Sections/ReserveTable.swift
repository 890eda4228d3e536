import SamplingInspection

/// Batches held back for what nobody can plan, and hand edits.
struct ReserveTable {
  private let content: ReserveContent
  private let language: Language

  init(_ content: ReserveContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  var markup: Markup {
    section("reserve", language("八、机动和指定", "8. Held back and fixed by hand")) {
      tag("h3") { language("机动批次", "Held back") }
      if content.levels.isEmpty {
        tag("p") { language("没有留机动批次。", "No batches are held back.") }
      } else {
        tag("p") {
          language("为应急、专项、舆情等留出，抽什么届时再定。", "For emergencies and campaigns; what is sampled is decided then.")
        }
        reserve
      }
      tag("h3") { language("指定批次", "Fixed by hand") }
      if content.pins.isEmpty {
        tag("p") { language("没有指定批次。", "Nothing is fixed by hand.") }
      } else {
        pins
      }
    }
  }

  private var reserve: Markup {
    tag("table", ["class": "narrow"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(language("地区", "Place"))
          for level in content.levels { figureHeading(level) }
          figureHeading(language("合计", "Total"))
        }
      }
      tag("tbody") {
        for (name, batches) in content.units { row(name, batches) }
        tag("tr", ["class": "total"]) { cells(language("合计", "Total"), content.totals) }
      }
    }
  }

  private func row(_ name: String, _ batches: [Int128]) -> Markup { tag("tr") { cells(name, batches) } }

  private func cells(_ name: String, _ batches: [Int128]) -> Markup {
    Markup([rowHeading(name)] + (batches + [batches.reduce(0, +)]).map { figureCell(Figures.grouped($0)) })
  }

  private var pins: Markup {
    let labels = [
      language("何人、何时", "Who and when"), language("为何", "Why"), language("指定", "Asked"), language("方案", "Plan"),
      language("每放宽100批次预计多发现", "More failures for 100 batches"),
    ]
    return tag("table", ["class": "stacked"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(language("范围", "What"))
          for label in labels[0..<2] { columnHeading(label) }
          for label in labels[2...] { figureHeading(label) }
        }
      }
      tag("tbody") {
        for pin in content.pins {
          for (side, row) in pin.rows {
            tag("tr") {
              rowHeading(pin.scope.isEmpty ? language("全部", "everything") : pin.scope)
              tag("td", ["data-label": labels[0]]) {
                [pin.who, pin.date].filter { !$0.isEmpty }.joined(separator: language("，", ", "))
              }
              tag("td", ["data-label": labels[1]]) { pin.why }
              figureCell(side.sign + " " + Figures.stated(row.required), label: labels[2])
              figureCell(Figures.stated(row.achieved), label: labels[3])
              figureCell(row.price == 0 ? "" : Figures.fixed(row.price * 100, decimals: 3), label: labels[4])
            }
          }
        }
      }
    }
  }
}
