import SamplingInspection

/// A figure of a scenario and the range that it is moved through, as the command line names them.
public struct SweepRange: Sendable, Equatable {
  /// Which figure is meant.
  public enum Kind: Sendable, Equatable {
    /// All funds: `80%..120%`, or yuan.
    case budget
    /// One fund: `ID=A..B`.
    case fund
    /// The bound of a rule: `RULE.KEY=A..B`.
    case rule
  }

  private let kind: Kind
  private let text: String

  /// Takes a range as it was written.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  private var option: String {
    switch kind {
    case .budget: "--budget"
    case .fund: "--fund"
    case .rule: "--sweep"
    }
  }

  /// The figure with its values, today's among them where it lies within.
  ///
  /// - Parameter steps: how many values, evenly spaced.
  /// - Throws: ``FindingsError`` with what is wrong and what would be right.
  public func figure(in reading: ScenarioReading, steps: Int) throws(FindingsError) -> SweptFigure {
    let named = try named(in: reading.scenario)
    let (low, high) = try ends(isRatio: named.isRatio)
    guard steps >= 2, steps <= 1001 else {
      throw refusal(
        String(steps), Wording(zh: "点数不对", en: "this is no number of points"),
        Wording(zh: "--steps 写 2 到 1001 之间的整数", en: "--steps takes a whole number from 2 to 1001"), "--steps")
    }
    // A percentage is written with whole percents at least.
    let written = max(low.number.decimals, high.number.decimals, low.isPercent || high.isPercent ? 2 : 0)
    let decimals = min(18, written + (named.isCounted ? 0 : 1))
    var values: [ExactDecimal] = []
    for step in 0..<steps {
      let value = Self.between(low.number, high.number, step, of: steps - 1, decimals: decimals)
      guard let value, let set = named.value(value, isPercent: low.isPercent && !named.isRatio) else {
        throw refusal(
          text, Wording(zh: "这个数太大", en: "the number is too large"), Wording(zh: "写小一些的数", en: "write a smaller one"))
      }
      if set != values.last { values.append(set) }
    }
    if named.today > values[0], named.today < values[values.count - 1], !values.contains(named.today) {
      values.append(named.today)
    }
    let figure = SweptFigure(
      target: named.target, today: named.today, values: values.sorted(),
      step: named.step(values))
    // Whatever the format refuses of the two ends it says in its own words; of money it never refuses too little.
    for end in [figure.isMoney ? nil : figure.values.first, figure.values.last].compactMap(\.self) {
      guard let setting = Setting(figure.adjustment(to: end).setting) else { continue }
      do throws(FindingsError) {
        _ = try reading.applying([setting])
      } catch {
        throw FindingsError(
          error.findings.filter { $0.severity == .error }.map {
            Finding(at: .init(file: option), value: text, $0.message, remedy: $0.remedy)
          })
      }
    }
    return figure
  }

  private func refusal(_ value: String, _ message: Wording, _ remedy: Wording, _ place: String? = nil) -> FindingsError
  {
    FindingsError([Finding(at: .init(file: place ?? option), value: value, message, remedy: remedy)])
  }

  private static func between(
    _ low: ExactDecimal, _ high: ExactDecimal, _ step: Int, of steps: Int, decimals: Int
  ) -> ExactDecimal? {
    guard let from = low.scaled(to: decimals), let to = high.scaled(to: decimals) else { return nil }
    let way = Int128(to - from) * Int128(step)
    return ExactDecimal(from + Int64((2 * way + Int128(steps)) / (2 * Int128(steps))), decimals: decimals)
  }

  /// The part of the text that is the range.
  private var range: String {
    kind == .budget ? text : String(text.unicodeScalars.split(separator: "=", maxSplits: 1).last.map(String.init) ?? "")
  }

  private func ends(isRatio: Bool) throws(FindingsError) -> (
    low: (number: ExactDecimal, isPercent: Bool), high: (number: ExactDecimal, isPercent: Bool)
  ) {
    let form = Wording(
      zh: "写成 从..到，例如 \(example)；“%”指今天的百分之几", en: "write FROM..TO, such as \(example); % is of what it is today")
    let parts = range.replacing("％", with: "%").split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw refusal(text, Wording(zh: "不是一个范围", en: "this is no range"), form)
    }
    var ends: [(number: ExactDecimal, isPercent: Bool)] = []
    for part in parts {
      let isPercent = part.hasSuffix("%")
      let number = isPercent ? ExactDecimal(ratio: String(part)) : ExactDecimal(strict: part)
      guard let number, number >= ExactDecimal(0) else {
        throw refusal(text, Wording(zh: "“\(part)”不是数", en: "“\(part)” is no number"), form)
      }
      ends.append((number, isPercent))
    }
    guard ends[0].isPercent == ends[1].isPercent || isRatio else {
      throw refusal(
        text, Wording(zh: "一端是百分数，一端不是", en: "one end is in percent and the other is not"), form)
    }
    guard ends[0].number < ends[1].number else {
      throw refusal(
        text, Wording(zh: "范围应由小到大", en: "the range does not go upward"),
        Wording(zh: "小的写在前面，例如 \(example)", en: "write the smaller end first, such as \(example)"))
    }
    return (ends[0], ends[1])
  }

  private var example: String {
    switch kind {
    case .budget: "80%..120%"
    case .fund: "\(name.isEmpty ? "CODE" : name)=80%..120%"
    case .rule: "quota.at_least=4.7..5.5"
    }
  }

  /// What stands before the range.
  private var name: String {
    kind == .budget ? "" : String(text.unicodeScalars.prefix { $0 != "=" })
  }

  private func named(in scenario: Scenario) throws(FindingsError) -> NamedFigure {
    switch kind {
    case .budget: return NamedFigure(budgetOf: scenario)
    case .fund:
      guard let fund = scenario.funds.first(where: { $0.fund == name }) else {
        throw refusal(
          text, Wording(zh: "没有这笔经费", en: "there is no such fund"),
          Wording(
            zh: "写成 --fund 经费代码=80%..120%；经费有：\(scenario.funds.map(\.fund).joined(separator: "、"))",
            en: "write --fund CODE=80%..120%; funds are \(scenario.funds.map(\.fund).joined(separator: ", "))"))
      }
      return NamedFigure(fund)
    case .rule:
      let parts = name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard let rule = scenario.rules.first(where: { $0.id == parts[0] }) else {
        throw refusal(
          text, Wording(zh: "没有这条规则", en: "there is no such rule"),
          Wording(
            zh: "写成 --sweep 规则编号.列=从..到；规则有：\(scenario.rules.map(\.id).joined(separator: "、"))",
            en: "write --sweep RULE.KEY=FROM..TO; rules are \(scenario.rules.map(\.id).joined(separator: ", "))"))
      }
      let sides = rule.bounds.sides.map { $0.side.rawValue }
      guard parts.count == 2, let bound = rule.bounds.sides.first(where: { $0.side.rawValue == parts[1] }) else {
        throw refusal(
          text, Wording(zh: "规则 \(rule.id) 没有这个数", en: "the rule \(rule.id) has no such figure"),
          Wording(
            zh: "可以写 \(sides.map { rule.id + "." + $0 }.joined(separator: "、"))",
            en: "write \(sides.map { rule.id + "." + $0 }.joined(separator: " or "))"))
      }
      return NamedFigure(rule, bound.side, bound.bound)
    }
  }
}
