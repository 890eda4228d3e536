import SamplingInspection

/// A scenario as files in one fixed form: the same content gives the same bytes, whatever the files it was read from looked like.
public struct CanonicalScenario: Sendable {
  /// Files by name.
  public let files: [String: [UInt8]]

  /// Writes a scenario into memory, with files that are only kept.
  public init(_ scenario: Scenario, keptFiles: [String: [UInt8]] = [:]) {
    var files = keptFiles
    files["scenario.yaml"] = Array(Self.yaml(scenario.heading, seasonEnds: scenario.calendar.seasonEnds).utf8)
    for (definition, rows) in Self.tables(scenario) where !rows.isEmpty || Self.required.contains(definition.name) {
      let further = Self.furtherColumns(definition, scenario)
      var headings = definition.columns.map(\.name)
      headings.insert(contentsOf: further, at: definition.columnsBeforeFurther)
      var lines = [headings] + rows
      // Columns that no row fills would only widen the table; required ones stay, and those that rules may speak of.
      let stay = Set(definition.columns.filter(\.isRequired).map(\.name) + further)
      let kept = headings.indices.filter { column in
        stay.contains(headings[column]) || rows.contains { !$0[column].isEmpty }
      }
      lines = lines.map { line in kept.map { line[$0] } }
      let text = lines.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined()
      files[definition.file] = Array(text.utf8)
    }
    self.files = files
  }

  /// SHA-256 over all files in order of name: name, byte 0, length in decimal, byte 0, content.
  public var digest: String {
    var bytes: [UInt8] = []
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      bytes += Array(name.utf8) + [0] + Array(String(content.count).utf8) + [0] + content
    }
    return sha256(bytes)
  }

  private static let required: Set<String> = ["counties", "categories", "funds", "rules", "strata"]

  private static func furtherColumns(_ definition: TableDefinition, _ scenario: Scenario) -> [String] {
    switch definition.name {
    case "counties": scenario.countyAttributes
    case "strata": scenario.stratumAttributes
    default: []
    }
  }

  private static func yaml(_ heading: Heading, seasonEnds: CalendarDate?) -> String {
    // Written as JSON strings, which are YAML strings too, whatever they hold; aliases are kept out of the reader's sight.
    func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case "&", "*": result += "\\u\(scalar.hexadecimal)"
        case _ where scalar.isInvisible && scalar.value < 0x10000: result += "\\u\(scalar.hexadecimal)"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
    var entries = [
      ("format", "1"), ("title", quoted(heading.title)), ("year", String(heading.year)),
      ("issuer", quoted(heading.issuer)),
      ("plan_date", heading.planDate.text), ("document", quoted(heading.document)), ("population", ""),
      ("  name", quoted(heading.population.name)), ("  released", heading.population.released.text),
      ("  source", quoted(heading.population.source)), ("discovery_weight", heading.discoveryWeight.text),
      ("budget_scale", heading.budgetScale.text), ("show_without", quoted(heading.showWithout.text)),
    ]
    if let seasonEnds { entries.append(("season_ends", seasonEnds.text)) }
    if !heading.repaired.isEmpty { entries.append(("repaired", quoted(heading.repaired))) }
    if heading.isWithinMonths { entries.append(("within_months", "true")) }
    return entries.map { $0.1.isEmpty ? "\($0.0):\n" : "\($0.0): \($0.1)\n" }.joined()
  }

  private static func tables(_ scenario: Scenario) -> [(TableDefinition, [[String]])] {
    [
      (.counties, scenario.counties.map(cells)), (.categories, scenario.categories.map(cells)),
      (.funds, scenario.funds.map(cells)), (.venues, scenario.venues.map(cells)), (.lots, scenario.lots.map(cells)),
      (.labs, scenario.labs.map(cells)), (.crews, scenario.crews.map(cells)),
      (.visits, scenario.visits.map(cells)),
      (.calendar, scenario.calendar.windows.map(cells)), (.spread, scenario.calendar.spreads.map(cells)),
      (.pace, scenario.calendar.paces.map(cells)), (.holidays, scenario.calendar.markedDays.map(cells)),
      (.evaluations, scenario.evaluations.map(cells)), (.pins, scenario.pins.map(cells)),
      (.rules, scenario.rules.map(cells)), (.strata, scenario.strata.map(cells)),
    ]
  }

  private static func cells(_ county: County) -> [String] {
    [county.adcode, county.name, county.prefecture, String(county.population), county.travel.yuanText, county.source]
      + county.attributes
  }

  private static func cells(_ category: SamplingInspection.Category) -> [String] {
    let levels = category.levels + Array(repeating: "", count: 4 - category.levels.count)
    return levels + [
      String(category.order), category.risk, category.severity.text, category.priceGroup, category.items,
      category.reference.text, category.failureRate.text, category.strength.text, category.source,
    ]
  }

  private static func cells(_ fund: Fund) -> [String] {
    [
      fund.fund, fund.name, fund.owner, fund.level, fund.county, fund.usableFor.text, fund.amount.yuanText, "",
      fund.lapsesOn?.text ?? "", fund.source,
    ]
  }

  private static func cells(_ venue: Venue) -> [String] {
    [venue.county, venue.venue, venue.stage, String(venue.subjects), venue.source]
  }

  private static func cells(_ lot: Lot) -> [String] {
    [
      lot.lot, lot.name, lot.lab, lot.scope.text, lot.contract?.yuanText ?? "", lot.maxBatches.map(String.init) ?? "",
      lot.ceiling?.yuanText ?? "", lot.starts?.text ?? "", lot.ends?.text ?? "", lot.source,
    ]
  }

  private static func cells(_ lab: Laboratory) -> [String] {
    [
      lab.lab, lab.name, String(lab.annualBatches), lab.monthlyBatches.map(String.init) ?? "",
      lab.tripBatches.map(String.init) ?? "", lab.source,
    ]
  }

  private static func cells(_ crew: Crew) -> [String] {
    [
      crew.crew, crew.name, crew.scope.text, crew.crewDays.text, crew.batchesPerDay.text,
      crew.pairs.map(String.init) ?? "", crew.visitsPerDay?.text ?? "", crew.source,
    ]
  }

  private static func cells(_ visit: Visit) -> [String] {
    var amount = ["", "", ""]
    switch visit.amount {
    case .share(let share): amount[0] = share.text
    case .number(let number): amount[1] = String(number)
    case .times(let times): amount[2] = String(times)
    }
    return [
      visit.visit, visit.name, visit.scope.text, visit.subjects.map(String.init) ?? "",
      visit.each.joined(separator: "+"),
    ] + amount + [
      visit.from?.text ?? "", visit.by?.text ?? "", visit.every?.rawValue ?? "", visit.crews.joined(separator: "|"),
      visit.done == 0 ? "" : String(visit.done), visit.source,
    ]
  }

  private static func cells(_ window: SamplingWindow) -> [String] {
    [
      window.window, window.scope.text, window.from.text, window.to?.text ?? "", window.before?.text ?? "",
      window.share.text, window.source,
    ]
  }

  private static func cells(_ spread: SpreadRequirement) -> [String] {
    [spread.scope.text, spread.every.rawValue, spread.source]
  }

  private static func cells(_ pace: PaceRequirement) -> [String] {
    [
      String(pace.month), pace.scope.text, pace.each.joined(separator: "+"), pace.atLeast?.text ?? "",
      pace.atMost?.text ?? "", pace.source,
    ]
  }

  private static func cells(_ day: MarkedDay) -> [String] {
    [day.date.text, day.isWorkingDay ? "班" : "休", day.source]
  }

  private static func cells(_ evaluation: Evaluation) -> [String] {
    [
      evaluation.evaluation, evaluation.name, evaluation.scope.text, evaluation.halfWidth.text,
      "\(evaluation.confidence.rawValue)%", evaluation.expectedRate.text, evaluation.units.map(String.init) ?? "",
      evaluation.source,
    ]
  }

  private static func cells(_ pin: Pin) -> [String] {
    [pin.pin, pin.scope.text] + cells(pin.bounds) + [pin.who, pin.why, pin.date?.text ?? ""]
  }

  private static func cells(_ rule: Rule) -> [String] {
    [
      rule.id, rule.title, rule.group, rule.measure.rawValue, rule.scope.text, rule.of.text,
      rule.base, rule.each.joined(separator: "+"), rule.cells.joined(separator: "+"),
    ] + cells(rule.bounds) + [
      "", rule.countsAssigned ? "with_assigned" : "", rule.strength.rawValue, rule.penalty?.text ?? "", rule.source,
    ]
  }

  private static func cells(_ bounds: Bounds) -> [String] {
    [bounds.atLeast?.text ?? "", bounds.atMost?.text ?? "", bounds.exactly?.text ?? ""]
  }

  private static func cells(_ stratum: Stratum) -> [String] {
    [
      stratum.county, stratum.category, stratum.level, stratum.fund, stratum.taskKind, stratum.venue, stratum.stage,
    ] + stratum.attributes + [
      String(stratum.subjects), String(stratum.atLeast), String(stratum.atMost), String(stratum.assigned),
      stratum.cost.yuanText, stratum.alpha.text, stratum.beta.text, stratum.reference.text,
      stratum.former == 0 ? "" : String(stratum.former), "",
    ]
  }
}
