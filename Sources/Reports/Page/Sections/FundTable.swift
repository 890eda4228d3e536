import SamplingInspection

/// Money: what there is, what the plan uses, and where more of it would find most.
struct FundTable {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  private var funds: FundContent { content.funds }
  private var isGathered: Bool { funds.lines.contains { $0.count > 1 } }

  var markup: Markup {
    section("funds", language("四、经费", "4. Money")) {
      tag("p") {
        language(
          "各笔经费只用在自己的层级和地方，不互相调剂。横条的长短按同一层级内的金额，深色是方案用掉的。",
          "Every fund pays for its own level and place only; none is moved to another. Bars are as long as the fund is large among those of its level, and dark as far as it is used."
        )
        if isGathered {
          language(
            "经费太多，按市州合计；末列是其中最高的。",
            " There are too many funds to read: sums by prefecture, with the highest figure in the last column.")
        }
        if content.heading.budgetScale != ExactDecimal(1) {
          language(
            "各笔经费均按 \(content.heading.budgetScale.text) 倍计。",
            " All funds are multiplied by \(content.heading.budgetScale.text).")
        }
      }
      table
      if !funds.idle.isEmpty {
        tag("p", ["class": "note"]) {
          language("本方案没有可以支出的地方，未列入：", "Without anything to pay for in this plan, and so not listed: ")
            + funds.idle.prefix(20).map(\.isolated).joined(separator: language("、", ", "))
            + (funds.idle.count > 20
              ? language(" 等 \(funds.idle.count) 笔", " and others, \(funds.idle.count) in all") : "")
        }
      }
    }
  }

  private var table: Markup {
    let labels = [
      language("安排（万元）", "Funds (10,000 yuan)"), language("使用（元）", "Used (yuan)"), language("结余（元）", "Left (yuan)"),
      language("使用", "Used"), language("每增加1万元预计多发现", "More failures for 10,000 yuan"),
    ]
    return tag("table", ["class": "stacked funds"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(language("经费", "Fund"))
          for label in labels[0..<3] { figureHeading(label) }
          tag("th", ["scope": "col", "class": "chart"]) { labels[3] }
          figureHeading(labels[4])
        }
      }
      tag("tbody") {
        for line in funds.lines {
          tag("tr") {
            tag("th", ["scope": "row"]) {
              line.name
              tag("span", ["class": "source"]) {
                [line.owner, line.level, line.count > 1 ? language("\(line.count) 笔", "\(line.count) funds") : ""]
                  .filter { !$0.isEmpty }.joined(separator: " · ")
              }
            }
            figureCell(Figures.wanyuan(line.availableFen), label: labels[0])
            figureCell(Figures.yuan(line.usedFen), label: labels[1])
            figureCell(Figures.yuan(line.availableFen - line.usedFen), label: labels[2])
            tag("td", ["class": "chart", "data-label": labels[3]]) {
              tag("span", ["class": "used"]) { Figures.percentCut(line.usedFen, of: line.availableFen) }
              Bars.bar(line.availableFen, dark: line.usedFen, of: largest(line.level))
            }
            figureCell(line.price == 0 ? "" : Figures.fixed(line.price * 10_000, decimals: 3), label: labels[4])
          }
        }
        tag("tr", ["class": "total"]) {
          rowHeading(language("合计", "Total"))
          figureCell(Figures.wanyuan(funds.availableFen), label: labels[0])
          figureCell(Figures.yuan(funds.usedFen), label: labels[1])
          figureCell(Figures.yuan(funds.availableFen - funds.usedFen), label: labels[2])
          tag("td", ["class": "chart", "data-label": labels[3]]) {
            tag("span", ["class": "used"]) { Figures.percentCut(funds.usedFen, of: funds.availableFen) }
          }
          tag("td") {}
        }
      }
    }
  }

  /// Bars are drawn level by level: beside the money of a province that of a county could not be seen.
  private func largest(_ level: String) -> Int128 {
    funds.lines.filter { $0.level == level }.map(\.availableFen).max() ?? 0
  }
}
