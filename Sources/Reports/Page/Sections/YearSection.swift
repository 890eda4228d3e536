import SamplingInspection

/// The year at a glance: pace by month, how full the laboratories are, and times that are bound to seasons.
struct YearSection {
  private let year: YearContent?
  private let language: Language

  init(_ year: YearContent?, _ language: Language) {
    self.year = year
    self.language = language
  }

  var markup: Markup {
    section("year", language("七、全年安排", "7. The year")) {
      if let year {
        tag("p") {
          language(
            "各县、各品类分到哪个月，在工作簿的“月度任务”和 schedule.csv。",
            "Which batches of which place fall into which month stands in the workbooks and in schedule.csv.")
          if year.done > 0 {
            language(
              "编制前已完成 \(Figures.grouped(year.done)) 批次。", " \(Figures.grouped(year.done)) batches were done before.")
          }
        }
        pace(year)
        if !year.loads.isEmpty { loads(year) }
        if !year.windows.isEmpty {
          tag("h3") { language("时令和节令", "Seasons and festivals") }
          tag("ul") { for window in year.windows { tag("li") { window } } }
        }
        if let figures = year.visitFigures {
          VisitTable(visits: year.visits, figures: figures, language: language).markup
        }
      } else {
        tag("p") { language("这个方案的批次没有排到月。", "The batches of this plan have no months.") }
      }
    }
  }

  private func pace(_ year: YearContent) -> Markup {
    tag("table", ["class": "charted"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(language("月份", "Month"))
          figureHeading(language("工作日", "Working days"))
          figureHeading(language("批次", "Batches"))
          figureHeading(language("累计", "So far"))
          figureHeading(language("累计占全年", "Of the year"))
          tag("th", ["scope": "col", "class": "chart"]) {}
        }
      }
      tag("tbody") {
        for month in year.months {
          tag("tr") {
            rowHeading(MonthName.text(month.month, language))
            figureCell(String(month.workingDays))
            figureCell(Figures.grouped(month.batches))
            figureCell(Figures.grouped(month.soFar))
            figureCell(Figures.percent(month.soFar, of: year.total))
            tag("td", ["class": "chart"]) { Bars.bar(month.batches, dark: month.batches, of: year.most) }
          }
        }
      }
    }
  }

  private func loads(_ year: YearContent) -> Markup {
    Markup([
      tag("h3") { language("承检机构各月收样", "What laboratories take in") },
      tag("p") {
        language("颜色越深，离这个月的能力越近。", "The darker, the nearer to what the laboratory can take in within a month.")
      },
      scrolling(language("承检机构各月收样", "What laboratories take in")) {
        tag("table", ["class": "heat lined"]) {
          tag("thead") {
            tag("tr") {
              columnHeading(language("承检机构", "Laboratory"))
              figureHeading(language("月能力", "A month"))
              for month in year.months { figureHeading(MonthName.text(month.month, language)) }
            }
          }
          tag("tbody") {
            for load in year.loads {
              tag("tr") {
                rowHeading(load.name)
                tag("td", ["class": "sum"]) { load.room.map { Figures.grouped($0) } ?? language("不限", "any") }
                for batches in load.batches {
                  tag("td", ["class": "s\(shade(batches, of: load.room))"]) {
                    batches == 0 ? "·" : Figures.grouped(batches)
                  }
                }
              }
            }
          }
        }
      },
    ])
  }

  /// Five shades: up to half of the room, 70, 85 and 95 %, and above.
  private func shade(_ batches: Int128, of room: Int128?) -> Int {
    guard let room, room > 0, batches > 0 else { return 0 }
    return 1 + [50, 70, 85, 95].count { batches * 100 > room * $0 }
  }
}
