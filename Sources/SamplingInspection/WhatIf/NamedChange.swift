/// A change that somebody asks about by name, such as 预算−10%.
public struct NamedChange: Sendable, Hashable {
  /// The key.
  public var id: String
  /// What it is called.
  public var title: String
  /// What changes, as `--set` takes it.
  public var settings: [String]

  /// Makes a change.
  public init(id: String, title: String, settings: [String]) {
    self.id = id
    self.title = title
    self.settings = settings
  }

  /// What it is called, or its key.
  public var name: String { title.isEmpty ? id : title }
}

/// A change that was planned, beside the plan without it.
public struct ChangeResult: Sendable, Equatable {
  /// The change.
  public var change: NamedChange
  /// What the plan states; without batches where no plan exists.
  public var statement: PlanStatement
  /// Both plans side by side; nil where no plan exists.
  public var comparison: PlanComparison?
  /// Rules that bind now and did not before.
  public var begin: [String]
  /// Rules that bound before and do no more.
  public var cease: [String]
  /// Why there is no plan: the first thing that may be changed, or that none was found; nil where there is a plan.
  public var repair: Wording?

  /// Makes a result.
  public init(
    change: NamedChange, statement: PlanStatement, comparison: PlanComparison?, begin: [String], cease: [String],
    repair: Wording? = nil
  ) {
    self.change = change
    self.statement = statement
    self.comparison = comparison
    self.begin = begin
    self.cease = cease
    self.repair = repair
  }
}

/// Named changes, each planned, beside the plan as it is.
public struct ChangeSet: Sendable, Equatable {
  /// The plan as it is.
  public var base: PlanStatement
  /// The changes in the order in which they were asked.
  public var results: [ChangeResult]

  /// Makes a set.
  public init(base: PlanStatement, results: [ChangeResult]) {
    self.base = base
    self.results = results
  }
}

extension PlanStatement {
  /// Ids of the rules with a price that anybody could act on: a millionth of a failure is nothing.
  public var bindingRules: [String] { Set(rules.filter { (Double($0.price) ?? 0) >= 5e-7 }.map(\.id)).sorted() }
}
