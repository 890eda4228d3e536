import SamplingInspection

/// Subjects to be visited again after what their samples showed, as lines for a terminal.
public struct FollowUpText: Sendable {
  private let triggers: [FollowUpTrigger]
  private let samples: [FailedSample]
  private let scenario: Scenario
  private let language: Language

  /// Puts what failed samples call for into words.
  public init(
    _ triggers: [FollowUpTrigger], _ samples: [FailedSample], _ scenario: Scenario, _ language: Language
  ) {
    self.triggers = triggers
    self.samples = samples
    self.scenario = scenario
    self.language = language
  }

  /// One table for each trigger, and what could not be told; empty without triggers.
  public var text: String {
    if triggers.isEmpty { return "" }
    let names = Names(scenario, language)
    let tables = triggers.map { trigger in
      let found = trigger.followUps(samples)
      if found.isEmpty { return language("\(trigger.title)：没有单位达到条件", "\(trigger.title): no subject") + "\n" }
      return AlignedColumns.text(
        [[trigger.title, language("县（市、区）", "County"), language("原因", "Reason")]]
          + found.map { [$0.subject.isolated, names.value($0.county, of: "county"), reasons($0)] })
    }
    let anonymous = samples.filter(\.subject.isEmpty).count
    let rest = language(
      "有 \(anonymous) 批次不合格没有写被抽样单位，无法归到单位。", "\(anonymous) failing batches name no subject.")
    return (tables + (anonymous > 0 ? [rest + "\n"] : [])).joined(separator: "\n")
  }

  private func reasons(_ followUp: FollowUp) -> String {
    var reasons: [String] = []
    if let first = followUp.withinYear.first, let last = followUp.withinYear.last {
      let count = followUp.withinYear.count
      reasons.append(
        language(
          "\(first.text)至\(last.text)有\(count)批次不合格", "\(count) batches failed from \(first.text) to \(last.text)"))
    }
    if let first = followUp.inQuarters.first, let last = followUp.inQuarters.last {
      let count = followUp.inQuarters.count
      reasons.append(
        language(
          "\(first.year)年第\(first.ofYear)季度至\(last.year)年第\(last.ofYear)季度连续\(count)个季度有不合格",
          "failures in \(count) quarters running, \(first.year) Q\(first.ofYear) to \(last.year) Q\(last.ofYear)"))
    }
    return reasons.joined(separator: language("；", "; "))
  }
}
