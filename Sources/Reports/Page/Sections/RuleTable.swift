import SamplingInspection

/// Rules with their sources: what is asked, what the plan does, what is left, and what more room would bring.
struct RuleTable {
  private let groups: [RuleGroup]
  private let language: Language

  init(_ groups: [RuleGroup], _ language: Language) {
    // Money has a table of its own.
    self.groups = groups.map { group in
      RuleGroup(name: group.name, isOfTables: group.isOfTables, rules: group.rules.filter { $0.id != "budget" })
    }.filter { !$0.rules.isEmpty }
    self.language = language
  }

  private var required: String { language("要求", "Asked") }
  private var achieved: String { language("实际", "Done") }
  private var slack: String { language("余量", "Left") }
  private var price: String { language("放宽后预计多发现", "More failures with more room") }

  var markup: Markup {
    section("rules", language("三、规则", "3. Rules")) {
      tag("p") {
        language(
          "一条规则在多处适用的，列出最紧的一处（在屏幕上点开可看各处）。最后一列是这条规则的代价：放宽一点，预计能多发现多少不合格批次；空白的没有代价。",
          "Where a rule holds in many places the tightest is shown (on a screen, open it to see the others). The last column is what the rule costs: how many more failures would be expected with a little more room; blank means nothing."
        )
      }
      if groups.isEmpty {
        tag("p") { language("没有规则。", "There are no rules.") }
      } else {
        table
      }
    }
  }

  private var table: Markup {
    tag("table", ["class": "rules stacked"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(language("规则和依据", "Rule and source"))
          figureHeading(required)
          figureHeading(achieved)
          figureHeading(slack)
          figureHeading(price)
        }
      }
      for group in groups {
        tag("tbody") {
          tag("tr", ["class": "group"]) {
            tag("th", ["colspan": "5", "scope": "rowgroup"]) {
              group.isOfTables
                ? language("合同和能力", "Contracts and capacities")
                : group.name.isEmpty ? language("其他", "Others") : group.name
            }
          }
          for rule in group.rules {
            for (number, side) in rule.sides.enumerated() { row(rule, side, isFirst: number == 0) }
            if rule.sides.contains(where: { $0.count > 1 }) { everyPlace(rule) }
          }
        }
      }
    }
  }

  private func row(_ rule: RuleContent, _ side: RuleSide, isFirst: Bool) -> Markup {
    tag("tr", ["class": isFirst ? "first" : "further"]) {
      if isFirst {
        tag("th", ["scope": "row", "rowspan": String(rule.sides.count)]) {
          tag("span", ["class": "title"]) { PlanStatement.RuleRow.title(of: rule.id, rule.title, language) }
          if rule.isWish { tag("span", ["class": "wish"]) { language("愿望", "wish") } }
          tag("span", ["class": "source"]) {
            rule.source.isEmpty ? language("依据见各表", "sources stand in the tables") : rule.source
          }
        }
      }
      if let tightest = side.shown.first {
        tag("td", ["class": "n", "data-label": required]) {
          if side.count > 1 { tag("span", ["class": "where"]) { language("最紧：", "tightest: ") + tightest.group } }
          side.side.sign + " " + Figures.stated(tightest.required)
          tag("span", ["class": "unit"]) { " " + language.unit(side.unit) }
        }
        figureCell(Figures.stated(tightest.achieved), label: achieved)
        tag("td", ["class": tightest.slack.hasPrefix("-") ? "n short" : "n", "data-label": slack]) {
          Figures.stated(tightest.slack)
          if side.short > 0 {
            tag("span", ["class": "where"]) {
              rule.isWish
                ? language("\(side.short) 处未完全实现", "\(side.short) fall short")
                : language("\(side.short) 处未满足", "\(side.short) broken")
            }
          }
        }
        tag("td", ["class": "n gain", "data-label": price]) {
          gain(tightest, side.unit)
          if side.binding > 1 {
            tag("span", ["class": "where"]) { language("共 \(side.binding) 处", "in \(side.binding) places") }
          }
        }
      }
    }
  }

  private func gain(_ row: RowContent, _ unit: String) -> Markup {
    if row.price == 0 { return .empty }
    // Nobody could relax a rule for a few batches by a hundred.
    let isFew = unit == "批次" && (Double(row.required) ?? 0) < 100
    var (price, per) =
      isFew
      ? (Figures.fixed(row.price, decimals: 4), language("1批次", "one batch"))
      : Figures.price(row.price, per: unit, language)
    if !price.contains(where: { ("1"..."9").contains($0) }) {
      price = language("不到 ", "below ") + price.dropLast() + "1"
    }
    return Markup([
      tag("span", ["class": "where"]) {
        unit == "元" ? language("每增加\(per)", "for \(per)") : language("每放宽\(per)", "for \(per)")
      },
      Markup(text: price),
    ])
  }

  private func everyPlace(_ rule: RuleContent) -> Markup {
    let places = rule.sides.map(\.count).max() ?? 0
    return tag("tr", ["class": "places"]) {
      tag("td", ["colspan": "5"]) {
        tag("details") {
          tag("summary") { language("\(Figures.grouped(places)) 处", "\(Figures.grouped(places)) places") }
          for side in rule.sides { list(side) }
        }
      }
    }
  }

  private func list(_ side: RuleSide) -> Markup {
    Markup([
      tag("table") {
        tag("thead") {
          tag("tr") {
            columnHeading(side.side.sign + " " + language.unit(side.unit))
            figureHeading(required)
            figureHeading(achieved)
            figureHeading(slack)
            figureHeading(price)
          }
        }
        tag("tbody") {
          for row in side.shown {
            tag("tr") {
              rowHeading(row.group)
              figureCell(Figures.stated(row.required))
              figureCell(Figures.stated(row.achieved))
              figureCell(Figures.stated(row.slack))
              tag("td", ["class": "n"]) { gain(row, side.unit) }
            }
          }
        }
      },
      side.count <= side.shown.count
        ? .empty
        : tag("p", ["class": "note"]) {
          language(
            "只列最紧的 \(side.shown.count) 处，其余 \(Figures.grouped(side.count - side.shown.count)) 处在 plan.json。",
            "The tightest \(side.shown.count) only; the other \(Figures.grouped(side.count - side.shown.count)) stand in plan.json."
          )
        },
    ])
  }
}
