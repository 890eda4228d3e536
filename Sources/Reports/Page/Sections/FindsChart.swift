import SamplingInspection

/// Where failures are expected, class by class.
struct FindsChart {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  /// Classes, those that find most first.
  private var classes: [Part] {
    content.classes.enumerated().sorted { left, right in
      (right.element.tally.failures, left.offset) < (left.element.tally.failures, right.offset)
    }.map(\.element)
  }

  var markup: Markup {
    section("finds", language("六、预计发现", "6. Expected failures")) {
      tag("p") {
        language("按大类，从多到少。", "By class, the most first.")
        if !content.without.isEmpty {
          language("浅色的一段是\(content.without)。", " The light part of a bar is \(content.without).")
        }
      }
      tag("table", ["class": "charted"]) {
        tag("thead") {
          tag("tr") {
            columnHeading(language("大类", "Class"))
            figureHeading(language("批次", "Batches"))
            figureHeading(language("预计不合格", "Exp. failures"))
            figureHeading(language("占批次", "Of batches"))
            tag("th", ["scope": "col", "class": "chart"]) {}
          }
        }
        tag("tbody") {
          sum(language("合计", "Total"), content.total.batches, content.total.failures)
          if !content.without.isEmpty {
            sum(
              language("不含\(content.without)", "Without \(content.without)"), content.total.batchesWithout,
              content.total.failuresWithout)
          }
          let most = classes.first?.tally.failures ?? 0
          for part in classes {
            tag("tr") {
              tag("th", ["scope": "row"]) {
                part.name
                if part.tally.failuresWithout != part.tally.failures {
                  tag("span", ["class": "source"]) {
                    language(
                      "不含\(content.without) \(Figures.failures(part.tally.failuresWithout))",
                      "\(Figures.failures(part.tally.failuresWithout)) without \(content.without)")
                  }
                }
              }
              figureCell(Figures.grouped(part.tally.batches))
              figureCell(Figures.failures(part.tally.failures))
              figureCell(rate(part.tally.failures, part.tally.batches))
              tag("td", ["class": "chart"]) {
                Bars.bar(part.tally.failures, dark: part.tally.failuresWithout, of: most)
              }
            }
          }
        }
      }
    }
  }

  private func sum(_ name: String, _ batches: Int128, _ failures: Int128) -> Markup {
    tag("tr", ["class": "total"]) {
      rowHeading(name)
      figureCell(Figures.grouped(batches))
      figureCell(Figures.failures(failures))
      figureCell(rate(failures, batches))
      tag("td", ["class": "chart"]) {}
    }
  }

  private func rate(_ failures: Int128, _ batches: Int128) -> String {
    Figures.percent(failures, of: batches * 1_000_000_000)
  }
}
