import SamplingInspection

/// Tasks of inspection at a glance: how many visits, from when to when, and how many go with a sampling.
struct VisitTable {
  let visits: [VisitContent]
  let figures: VisitFigures
  let language: Language

  var markup: Markup {
    Markup([
      tag("h3") { language("检查任务", "Inspections") },
      tag("p") {
        figures.words(language) + language("。", ".")
        language(
          "家次不是批次，没有检验费；与抽样同行的，是当月在这个县的这类场所抽样时一并检查，不另占人日。分县、分月的家次在工作簿的“检查任务”和 inspections.csv。",
          " Visits are no batches and cost no test; those that go with a sampling are made where such venues are sampled in that month, and take no day of their own. Places and months stand in the workbooks and in inspections.csv."
        )
      },
      scrolling(language("检查任务", "Inspections")) {
        tag("table") {
          tag("thead") {
            tag("tr") {
              columnHeading(language("检查任务", "Task"))
              figureHeading(language("家数", "Subjects"))
              figureHeading(language("家次", "Visits"))
              figureHeading(language("已完成", "Done"))
              figureHeading(language("其中同行", "With a sampling"))
              columnHeading(language("月份", "Months"))
              columnHeading(language("完成时限", "Due"))
              columnHeading(language("依据", "Source"))
            }
          }
          tag("tbody") { for visit in visits { row(visit) } }
        }
      },
    ])
  }

  private func row(_ visit: VisitContent) -> Markup {
    tag("tr") {
      rowHeading(visit.visit.name)
      figureCell(visit.subjects.map { Figures.grouped($0) } ?? "")
      figureCell(Figures.grouped(visit.visits))
      figureCell(visit.done == 0 ? "" : Figures.grouped(visit.done))
      figureCell(visit.joined == 0 ? "" : Figures.grouped(visit.joined))
      tag("td") { months(visit) }
      tag("td") { visit.visit.by?.text ?? "" }
      tag("td") { visit.visit.source }
    }
  }

  private func months(_ visit: VisitContent) -> String {
    guard let months = visit.months else { return "" }
    let (first, last) = (MonthName.text(months.lowerBound, language), MonthName.text(months.upperBound, language))
    return first == last ? first : language("\(first)至\(last)", "\(first) to \(last)")
  }
}
