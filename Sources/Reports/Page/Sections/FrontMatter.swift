import SamplingInspection

/// What plan this is, who issues it, and what it rests on.
struct FrontMatter {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  var markup: Markup {
    let heading = content.heading
    return tag("header") {
      tag("p", ["class": "issuer"]) { heading.issuer }
      tag("h1") { heading.title }
      tag("p", ["class": "state"]) {
        tag("span", ["class": "stamp"]) { content.statement.state }
        language(
          "　第 \(content.statement.version) 版　\(heading.year) 年",
          " version \(content.statement.version), \(heading.year)")
      }
      tag("dl", ["class": "facts"]) {
        if !heading.document.isEmpty { fact(language("依据", "Carries out"), heading.document) }
        fact(language("方案日期", "Date of the plan"), heading.planDate.text)
        fact(
          language("人口口径", "Residents"),
          language(
            "\(heading.population.name.isolated)，共 \(Figures.grouped(content.residents)) 人（\(heading.population.released.text) 公布）",
            "\(heading.population.name.isolated), \(Figures.grouped(content.residents)) (released \(heading.population.released.text))"
          ))
        fact(language("侧重", "Emphasis"), emphasis)
        if !heading.repaired.isEmpty { fact(language("已调整", "Adjusted"), heading.repaired.isolated) }
      }
      if heading.planDate < heading.population.released { warning }
    }
  }

  private func fact(_ name: String, _ value: String) -> Markup {
    tag("div") {
      tag("dt") { name }
      tag("dd") { value }
    }
  }

  private var emphasis: String {
    let weight = content.heading.discoveryWeight
    let broad = ExactDecimal.text(Int128(weight.mantissa) * 100, decimals: weight.decimals)
    let most = ExactDecimal.text(
      Int128(ExactDecimal.powers[weight.decimals] - weight.mantissa) * 100, decimals: weight.decimals)
    return language(
      "抓重点 \(most)% · 广覆盖 \(broad)%", "\(most) % on most failures, \(broad) % on failures in most places")
  }

  private var warning: Markup {
    let heading = content.heading
    return tag("p", ["class": "warning"]) {
      tag("strong") { language("请注意：", "Please note: ") }
      language(
        "人口数公布于 \(heading.population.released.text)，晚于方案日期 \(heading.planDate.text)，当时不可能知道。换用别的口径，按每千人计的批次会随之改变。口径出处：\(heading.population.source)",
        "the residents were published on \(heading.population.released.text), after the date of the plan, \(heading.planDate.text), and could not be known then. On another base all batches per 1,000 residents change. Source: \(heading.population.source)"
      )
    }
  }
}
