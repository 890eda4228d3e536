import SamplingInspection

/// Explanations as the terminal prints them.
public struct ExplanationText: Sendable {
  private let scenario: Scenario
  private let language: Language

  /// Explains parts of the plan of a scenario.
  public init(_ scenario: Scenario, _ language: Language) {
    self.scenario = scenario
    self.language = language
  }

  /// Half a page about a county.
  public func county(_ account: CountyAccount, among all: [CountyAccount]) -> String {
    let words = CountyWords(account, among: all, scenario, language)
    let table = words.lines.map { line in
      "  \(line.county)  "
        + zip(words.headings.dropFirst(), line.figures).map { "\($0) \($1)" }.joined(separator: language("，", ", "))
    }
    return
      ([language("\(words.county)：为什么是这个数", "\(words.county): why this number")]
      + words.parts.map { $0.name + language("：", ": ") + $0.text }
      + [language("与人口相近的县比较：", "Beside counties alike:")] + table).joined(separator: "\n") + "\n"
  }

  /// The strata of a cell, those with batches first: own worth of the last and the next batch, and what the rules add.
  public func cell(_ accounts: [StratumAccount]) -> String {
    let shown = accounts.sorted { ($1.batches, $0.stratum) < ($0.batches, $1.stratum) }
    let most = 20
    var lines = shown.prefix(most).map(stratum)
    if shown.count > most {
      lines.append(language("……另有 \(shown.count - most) 个抽样单元", "… and \(shown.count - most) more strata"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func stratum(_ account: StratumAccount) -> String {
    let stratum = scenario.strata[account.stratum]
    let further = zip(scenario.stratumAttributes, stratum.attributes).map { $1.isEmpty ? "" : "\($0)=\($1)" }
    let place = [stratum.category, stratum.level, stratum.taskKind, stratum.stage, stratum.venue] + further
    let last = account.lastWorth.map { language("最后一批自身 \(four($0))", "its last batch is worth \(four($0))") }
    let next = account.nextWorth.map { language("再加一批自身 \(four($0))", "one more \(four($0))") }
    let pulls = account.pulls.prefix(4).map { "\($0.title) \($0.perBatch < 0 ? "" : "+")\(four($0.perBatch))" }
    return "\(place.filter { !$0.isEmpty }.joined(separator: " "))  "
      + language("\(account.batches) 批次", "\(account.batches) batches") + "\n  "
      + [last, next].compactMap(\.self).joined(separator: language("，", ", "))
      + (pulls.isEmpty
        ? ""
        : language("；规则使每批 ", "; the rules add to a batch ") + pulls.joined(separator: language("，", ", ")))
  }

  /// What one batch more or fewer does when the plan is made again, and where the change lies for the very best plans.
  public func oneBatch(step: Int64, from batches: Int64, change: Int64?, possible: ClosedRange<Int64>?) -> String {
    let heading = language(
      "重新求解：由 \(batches) 批改为 \(batches + step) 批，",
      "Planned again with \(batches + step) instead of \(batches) batches: ")
    guard let change, let possible else {
      return heading + language("没有可行方案。", "no plan exists.") + "\n"
    }
    return heading
      + language(
        "预计发现变化 \(signed(change))（两次都取理论最优时，在 \(six(possible.lowerBound)) 与 \(six(possible.upperBound)) 之间）。",
        """
        the finds change by \(signed(change)) (between \(six(possible.lowerBound)) and \(six(possible.upperBound)) if both plans were \
        the very best).
        """) + "\n"
  }

  /// The heading of the list of prices.
  public var pricesHeading: String {
    language("起约束作用的规则，及其代价保持不变的范围：", "Rules that bind, and the bounds between which their price holds:") + "\n"
  }

  /// One binding rule: its price, and the bounds between which the price holds.
  public func price(
    rule: String, group: String, side: Side, unit: String, price: Double, bound: Double, from: Double?, to: Double?
  ) -> String {
    let title = scenario.rules.first { $0.id == rule }?.title ?? ""
    let (figure, per) = Figures.price(price, per: unit, language)
    let name = PlanStatement.RuleRow.title(of: rule, title, language)
    let place = Names(scenario, language).group(group)
    let low = from.map { Figures.fixed($0, decimals: 2) } ?? language("无下限", "no end")
    let high = to.map { Figures.fixed($0, decimals: 2) } ?? language("无上限", "no end")
    return "  \(rule)\(place.isEmpty ? "" : " \(place)")  \(name) \(side.sign) \(Figures.fixed(bound, decimals: 2))  "
      + language(
        "每放宽\(per)预计多发现 \(figure)，在 \(low) 至 \(high) \(unit) 之间成立",
        "\(figure) more failures for \(per), from \(low) to \(high) \(language.unit(unit))") + "\n"
  }

  private func four(_ number: Double) -> String { Figures.fixed(number, decimals: 4) }
  private func signed(_ microPoints: Int64) -> String { (microPoints > 0 ? "+" : "") + six(microPoints) }
  private func six(_ microPoints: Int64) -> String { Figures.fixed(Double(microPoints) / 1e6, decimals: 6) }
}
