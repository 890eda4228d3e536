/// Samples that wait for a laboratory: first come, first served, one after another, each taking its share of a day.
struct LabQueue: Sendable {
  /// Working days that one batch takes, in each month.
  let serviceDays: [Double]
  /// Number of the first working day of each month, and of the year's end.
  let starts: [Int]
  /// When the laboratory takes in nothing more; infinite for never.
  var failsAt: Double = .infinity

  /// When each of the arrivals, given in order of time, has been done; never for those that it fails.
  func finished(_ arrivals: [Double]) -> [Double] {
    var free = 0.0
    var month = 0
    return arrivals.map { arrival in
      let begins = max(arrival, free)
      while month < 11, begins >= Double(starts[month + 1]) { month += 1 }
      let ends = begins + serviceDays[month]
      guard ends <= failsAt else { return .infinity }
      free = ends
      return ends
    }
  }
}
