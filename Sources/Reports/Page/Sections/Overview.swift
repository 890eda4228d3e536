import SamplingInspection

/// The figures that matter, on the first page.
struct Overview {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  var markup: Markup {
    section("overview", language("一、要点", "1. In short")) {
      tag("ul", ["class": "figures"]) {
        batches
        perResidents
        money
        failures
        distance
        rules
      }
      points
      parts
      check
    }
  }

  private var statement: PlanStatement { content.statement }

  private func figure(_ name: String, _ value: String, _ unit: String, _ notes: String...) -> Markup {
    tag("li") {
      tag("span", ["class": "name"]) { name }
      tag("span", ["class": "value"]) {
        tag("b") { value }
        if !unit.isEmpty { tag("span", ["class": "unit"]) { " " + unit } }
      }
      for note in notes where !note.isEmpty { tag("span", ["class": "note"]) { note } }
    }
  }

  private var batches: Markup {
    figure(
      language("计划批次", "Batches"), Figures.grouped(statement.batches), language("批次", ""),
      content.without.isEmpty
        ? ""
        : language(
          "不含\(content.without) \(Figures.grouped(statement.batchesWithout)) 批次",
          "\(Figures.grouped(statement.batchesWithout)) without \(content.without)"))
  }

  private var perResidents: Markup {
    let name = language("每千人批次", "Batches per 1,000 residents")
    guard let quota = content.quota else {
      return figure(name, Figures.per1000(content.total.batches, content.residents), language("批次", ""))
    }
    let counted = [
      quota.scope, quota.rule.countsAssigned ? language("含上级任务", "with those of the levels above") : "",
    ].filter { !$0.isEmpty }.joined(separator: language("，", ", "))
    return figure(
      name, Figures.per1000(quota.achieved, content.residents), language("批次", ""),
      language(
        "任务 \(quota.bound.text)，即 \(Figures.grouped(quota.required)) 批次",
        "task \(quota.bound.text), which is \(Figures.grouped(quota.required)) batches"),
      language("计入 \(Figures.grouped(quota.achieved)) 批次", "\(Figures.grouped(quota.achieved)) count")
        + (counted.isEmpty ? "" : language("（\(counted)）", " (\(counted))")))
  }

  private var money: Markup {
    let (spent, used) = (content.total.fen, Figures.percentCut(content.funds.usedFen, of: content.funds.availableFen))
    let available = content.funds.availableFen
    return figure(
      language("经费", "Money"), language(Figures.wanyuan(spent), Figures.yuan(spent)), language("万元", "yuan"),
      language("合 \(Figures.yuan(spent)) 元", ""),
      language(
        "可用 \(Figures.wanyuan(available)) 万元的 \(used)", "\(used) of the \(Figures.yuan(available)) yuan that there are")
    )
  }

  private var failures: Markup {
    figure(
      language("预计不合格批次", "Expected failures"), Figures.failures(statement.expectedFailures),
      language("批次", ""),
      content.without.isEmpty
        ? ""
        : language(
          "不含\(content.without) \(Figures.failures(statement.expectedFailuresWithout)) 批次",
          "\(Figures.failures(statement.expectedFailuresWithout)) without \(content.without)"))
  }

  private var distance: Markup {
    let name = language("距理论最优不超过", "From the best there can be, at most")
    if statement.isImported {
      return figure(name, "—", "", language("导入的方案，未与最优比较", "taken in, not compared with the best"))
    }
    if statement.isOptimal {
      return figure(name, "0%", "", language("已证明最优：没有更好的方案", "proved: no plan is better"))
    }
    return figure(
      name, statement.distancePercent, "",
      language(
        "折合 \(statement.distanceFailures) 个预计不合格批次", "worth \(statement.distanceFailures) expected failures"))
  }

  private var rules: Markup {
    let wishes = statement.rules.filter { $0.strength == Strength.wish.rawValue }
    let firm = statement.rules.count - wishes.count
    let short = wishes.count(where: \.isShort)
    // A plan that was made by hand may break rules.
    let broken = statement.rules.count(where: \.isShort) - short
    return figure(
      language("规则", "Rules"),
      broken == 0 ? language("全部满足", "all kept") : language("\(broken) 处未满足", "\(broken) broken"), "",
      language("共 \(Figures.grouped(firm)) 处", "in \(Figures.grouped(firm)) places"),
      wishes.isEmpty
        ? ""
        : language(
          "另有 \(Figures.grouped(wishes.count)) 处愿望，\(short == 0 ? "全部实现" : "\(Figures.grouped(short)) 处未完全实现")",
          "of \(Figures.grouped(wishes.count)) wishes, \(short == 0 ? "none falls" : "\(Figures.grouped(short)) fall") short"
        ))
  }

  /// Where more money would find most, and how far places lie apart.
  private var points: Markup {
    tag("ul", ["class": "points"]) {
      if let dearest = content.funds.lines.max(by: { $0.price < $1.price }), dearest.price > 0 {
        tag("li") {
          language("再有经费，最见效的是", "More money would do most in ")
          tag("b") { dearest.name.isolated }
          language(
            "：每增加1万元预计多发现 \(Figures.fixed(dearest.price * 10_000, decimals: 3)) 批次。",
            ": \(Figures.fixed(dearest.price * 10_000, decimals: 3)) more failures for 10,000 yuan.")
        }
      }
      if let (least, most) = content.evenness.extremes {
        tag("li") {
          language("每千人批次最少的是", "Fewest batches per 1,000 residents: ")
          tag("b") { least.name.isolated }
          language("（", " (") + Figures.per1000(least.batches, least.residents) + language("），最多的是", "); most: ")
          tag("b") { most.name.isolated }
          language("（", " (") + Figures.per1000(most.batches, most.residents) + language("）。", ").")
        }
      }
    }
  }

  private var parts: Markup {
    tag("div", ["class": "parts"]) {
      tag("div") {
        part(language("按层级", "By level"), content.levels)
        part(language("按任务类别", "By kind of task"), content.taskKinds)
      }
      tag("div") { part(language("按环节", "By stage"), content.stages) }
    }
  }

  private func part(_ name: String, _ parts: [Part]) -> Markup {
    tag("table") {
      tag("thead") {
        tag("tr") {
          columnHeading(name)
          figureHeading(language("批次", "Batches"))
          figureHeading(language("占比", "Share"))
          figureHeading(language("金额（元）", "Yuan"))
          figureHeading(language("预计不合格", "Failures"))
        }
      }
      tag("tbody") {
        for part in parts {
          tag("tr") {
            rowHeading(part.name.isEmpty ? language("未注明", "not stated") : part.name)
            figureCell(Figures.grouped(part.tally.batches))
            figureCell(Figures.percent(part.tally.batches, of: content.total.batches))
            figureCell(Figures.yuan(part.tally.fen))
            figureCell(Figures.failures(part.tally.failures))
          }
        }
      }
    }
  }

  private var check: Markup {
    tag("p", ["class": "check"]) {
      tag("strong") { language("怎样核对：", "How to check: ") }
      language(
        "本页的数都取自方案文件夹里的 plan.json 和 allocation.csv，或是它们的合计。运行 ",
        "every figure here stands in plan.json or allocation.csv of the plan folder, or is a sum of theirs. ")
      tag("code") { language("choujian verify 方案文件夹", "choujian verify FOLDER") }
      language(
        "，不用求解器就能把每条规则、每个合计和“距理论最优”重算一遍，改动过任何一个数都会指出在哪里。数据指纹 ",
        " adds up every rule, every total and the distance from the best again without a solver, and names any figure that was altered. Fingerprint of the scenario: "
      )
      tag("code") { String(statement.scenarioSHA256.prefix(16)) }
      language("。", ".")
    }
  }
}
