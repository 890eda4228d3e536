import SamplingInspection

/// A hand edit of a leader or county (指定批次) in words.
struct PinContent: Sendable, Equatable {
  /// Key of the pin.
  var pin: String
  /// Strata that it speaks of.
  var strata: [Int]
  /// Such as 不少于50批次.
  var bound: String
  /// What it says on a task table: what is fixed, by whom and why.
  var remark: String

  init(_ pin: Pin, _ columns: StratumColumns, strata count: Int, _ language: Language) {
    self.pin = pin.pin
    strata = columns.strata(in: pin.scope, count: count)
    let bounds = pin.bounds.sides.map { side, bound in
      language == .zh ? "\(side.words(language))\(bound.text)批次" : "\(side.words(language)) \(bound.text) batches"
    }
    bound = bounds.joined(separator: language == .zh ? "、" : ", ")
    let together = strata.count > 1 ? (language == .zh ? "合计" : "in all ") : ""
    let reasons = [pin.who, pin.why].filter { !$0.isEmpty }.joined(separator: language == .zh ? "，" : ", ")
    remark =
      language == .zh
      ? "指定批次（\(together)\(bound)）" + (reasons.isEmpty ? "" : "：\(reasons)")
      : "pinned (\(together)\(bound))" + (reasons.isEmpty ? "" : ": \(reasons)")
  }
}

extension Side {
  /// The side in the words of a work plan.
  func words(_ language: Language) -> String {
    switch self {
    case .atLeast: language == .zh ? "不少于" : "at least"
    case .atMost: language == .zh ? "不超过" : "at most"
    case .exactly: language == .zh ? "正好" : "exactly"
    }
  }
}
