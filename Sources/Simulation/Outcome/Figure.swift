/// A figure of a simulated year, for the whole area.
public enum Figure: String, Sendable, CaseIterable {
  /// Failing batches found and reported within the year.
  case finds
  /// The same outside `show_without`.
  case findsWithout = "finds_without"
  /// Batches taken.
  case taken
  /// Batches reported within the year.
  case completed
  /// Batches never taken.
  case lost
  /// Batches that were not to be had, or could not be tested, at first.
  case retaken
  /// Batches that slipped into the next month.
  case slipped
  /// Strata with a batch completed.
  case strataCovered = "strata_covered"
  /// Cost of the batches taken.
  case costYuan = "cost_yuan"
  /// Mean working days that a sample waited for its laboratory.
  case labWaitDays = "lab_wait_days"
  /// Share of reports within the time that the law allows.
  case reportsOnTime = "reports_on_time"
  /// Cases of follow-up that came in.
  case cases
  /// Share of them closed on time.
  case casesOnTime = "cases_on_time"
  /// Share of the cases due within the year that were closed within it.
  case casesHandled = "cases_handled"
  /// Inspections that repeated failures brought.
  case inspections
}

/// A figure of a simulated year, for one county.
public enum UnitFigure: String, Sendable, CaseIterable {
  /// Failing batches found and reported within the year.
  case finds
  /// Batches reported within the year.
  case completed
  /// Share of reports on time.
  case reportsOnTime = "reports_on_time"
  /// Share of cases closed on time.
  case casesOnTime = "cases_on_time"
}

/// Where each figure of a year stands among all its figures.
struct FigureLayout: Sendable, Equatable {
  let counties: Int
  let labs: Int
  let targets: Int
  let classes: Int

  func place(_ figure: Figure) -> Int { Figure.allCases.firstIndex(of: figure) ?? 0 }
  /// Batches taken up to the end of a month, 0…11.
  func taken(_ month: Int) -> Int { Figure.allCases.count + month }
  /// Batches reported up to the end of a month, 0…11.
  func reported(_ month: Int) -> Int { taken(12) + month }
  func place(_ figure: UnitFigure, county: Int) -> Int {
    reported(12) + 4 * county + (UnitFigure.allCases.firstIndex(of: figure) ?? 0)
  }
  /// Batches that a laboratory received.
  func received(lab: Int) -> Int { reported(12) + 4 * counties + 2 * lab }
  /// Share of its reports that were on time.
  func onTime(lab: Int) -> Int { received(lab: lab) + 1 }
  /// What a year has more than a target needs.
  func target(_ number: Int) -> Int { reported(12) + 4 * counties + 2 * labs + number }
  /// Failing batches of a class.
  func finds(class number: Int) -> Int { target(targets) + number }
  var count: Int { finds(class: classes) }
}
