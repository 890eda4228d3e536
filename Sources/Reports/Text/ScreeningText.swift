import SamplingInspection

/// What rapid tests leave to the laboratory, as lines for a terminal.
public struct ScreeningText: Sendable {
  private let screenings: [Screening]
  private let language: Language

  /// Puts screenings into words.
  public init(_ screenings: [Screening], _ language: Language) {
    self.screenings = screenings
    self.language = language
  }

  /// A table of ranges, since a reported rate is rounded; empty without screenings.
  public var text: String {
    if screenings.isEmpty { return "" }
    let headings = [
      language("快检（不是抽检批次）", "Rapid tests (no batches)"), language("次数", "Tests"),
      language("阳性，待检验机构确证", "Positive, to be confirmed"), language("预计确证不合格", "Expected to be confirmed"),
      language("预计假阳性", "False alarms"), language("预计漏检", "Missed"),
    ]
    return AlignedColumns.text(
      [headings]
        + screenings.compactMap { screening in
          guard let positives = screening.positives else { return nil }
          let low = screening.expected(positives: positives.lowerBound)
          let high = screening.expected(positives: positives.upperBound)
          return [
            screening.name, Figures.grouped(screening.tests),
            range(Double(positives.lowerBound), Double(positives.upperBound)), range(low.confirmed, high.confirmed),
            range(low.falseAlarms, high.falseAlarms), range(low.missed, high.missed),
          ]
        })
  }

  private func range(_ one: Double, _ other: Double) -> String {
    let ends = [min(one, other), max(one, other)].map { Figures.grouped(Figures.fixed($0, decimals: 0)) }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }
}
