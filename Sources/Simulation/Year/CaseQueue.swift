import Foundation

/// One case of a county's follow-up (核查处置), or an inspection that takes its people's time.
struct FollowUpCase: Sendable {
  /// When it comes in, in working days.
  var opened: Double
  /// Work, in cases.
  var load: Double
  /// Working days that it takes once taken up.
  var handling: Double
  /// Whether it is an inspection.
  var isInspection: Bool
}

/// What became of a county's cases.
struct FollowUpResult: Sendable, Equatable {
  /// Cases that came in within the year.
  var cases = 0
  /// Of these closed, or to be closed, on time.
  var onTime = 0
  /// Whose time was up within the year.
  var due = 0
  /// Of these closed within the year.
  var closed = 0
}

/// The people of a county that follow up failures: they take up so many cases a day, in order.
struct CaseQueue: Sendable {
  /// Cases taken up in a working day.
  let perDay: Double
  /// Working days within which a case must be closed.
  let limit: Double
  /// Working days of the year.
  let year: Double

  /// Works through the cases, which are put in order.
  func result(_ cases: [FollowUpCase]) -> FollowUpResult {
    var result = FollowUpResult()
    var free = 0.0
    for one in cases.sorted(by: { $0.opened < $1.opened }) where one.opened < year {
      let begins = max(one.opened, free)
      free = begins + one.load / perDay
      if one.isInspection { continue }
      let closed = begins + one.handling
      result.cases += 1
      if closed - one.opened <= limit { result.onTime += 1 }
      if one.opened + limit <= year {
        result.due += 1
        if closed <= year { result.closed += 1 }
      }
    }
    return result
  }
}
