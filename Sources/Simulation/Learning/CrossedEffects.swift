import Foundation
import SamplingInspection

/// Failure rates learned from records by crossed effects: logit p = mean + class + category + county + risk + class × risk + cell.
///
/// Each kind of effect is normal with a variance of its own, learned too (EM); effects are found by Newton's steps one group at a time (Laplace).
/// A class seen little lies near the others, a county near its class, and so on, by as much as the records say that they are alike.
public struct CrossedEffects: Sendable {
  /// A cell of the records with the group of each kind of effect that it belongs to.
  private struct Cell {
    var batches: Double
    var failures: Double
    var groups: [Int]
    var fixed = 0.0
    var own = 0.0
  }

  private struct Kind {
    var numbers: [[String]: Int] = [:]
    var effects: [Double] = []
    var precision: [Double] = []
    var variance = 0.25
  }

  /// Groups of a county and category, one for each kind of effect.
  private static func names(_ county: String, _ category: String, _ risk: String) -> [[String]] {
    let foodClass = String(category.prefix { $0 != "/" })
    return [[foodClass], [category], [county], [risk], [foodClass, risk]]
  }

  private var kinds: [Kind]
  private var cells: [Cell] = []
  private var place: [[String]: Int] = [:]
  private var mean = 0.0
  private var cellVariance = 0.1

  /// Learns from records; years count alike.
  public init(_ records: [RecordedResults]) {
    kinds = Array(repeating: Kind(), count: 5)
    for record in records where record.batches > 0 {
      let key = [record.county, record.category, record.risk]
      if let number = place[key] {
        cells[number].batches += Double(record.batches)
        cells[number].failures += Double(record.failures)
        continue
      }
      var groups: [Int] = []
      for (kind, name) in Self.names(record.county, record.category, record.risk).enumerated() {
        let number = kinds[kind].numbers[name] ?? kinds[kind].numbers.count
        kinds[kind].numbers[name] = number
        groups.append(number)
      }
      place[key] = cells.count
      cells.append(Cell(batches: Double(record.batches), failures: Double(record.failures), groups: groups))
    }
    for kind in kinds.indices {
      kinds[kind].effects = Array(repeating: 0, count: kinds[kind].numbers.count)
      kinds[kind].precision = Array(repeating: 1 / kinds[kind].variance, count: kinds[kind].numbers.count)
    }
    let (failures, batches) = cells.reduce((0.0, 0.0)) { ($0.0 + $1.failures, $0.1 + $1.batches) }
    mean = log((failures + 0.5) / (max(0, batches - failures) + 0.5))
    for _ in 0..<80 { improve() }
  }

  /// The rate of a county and category: mean and standard deviation of the logit.
  public func logit(county: String, category: String, risk: String = "") -> (mean: Double, deviation: Double) {
    var (location, variance) = (mean, 0.0)
    for (kind, name) in zip(kinds, Self.names(county, category, risk)) {
      if let number = kind.numbers[name] {
        location += kind.effects[number]
        variance += 1 / kind.precision[number]
      } else {
        variance += kind.variance
      }
    }
    guard let number = place[[county, category, risk]] else {
      return (location, (variance + cellVariance).squareRoot())
    }
    let cell = cells[number]
    let chance = LogitNormal.inverseLogit(location + cell.own)
    let information = cell.batches * chance * (1 - chance)
    let share = cellVariance / (cellVariance + 1 / max(1e-12, information))
    return (
      location + cell.own, (cellVariance * (1 - share) + (1 - share) * (1 - share) * variance).squareRoot()
    )
  }

  /// The rate as Beta(α, β) with the mean and variance that the logit gives.
  public func beta(county: String, category: String, risk: String = "") -> (alpha: Double, beta: Double) {
    let (location, deviation) = logit(county: county, category: category, risk: risk)
    let (mean, variance) = LogitNormal(location: location, spread: max(1e-6, deviation)).moments
    let strength = min(1e6, max(0.01, mean * (1 - mean) / max(1e-300, variance) - 1))
    return (mean * strength, (1 - mean) * strength)
  }

  /// One round: every effect once, the effects of cells, and the variances.
  private mutating func improve() {
    refreshFixed()
    stepMean()
    for kind in kinds.indices { step(kind) }
    stepCells()
    for kind in kinds.indices where kinds[kind].effects.count > 1 {
      let count = Double(kinds[kind].effects.count)
      let sum = zip(kinds[kind].effects, kinds[kind].precision).reduce(0) { $0 + $1.0 * $1.0 + 1 / $1.1 }
      kinds[kind].variance = max(1e-4, sum / count)
    }
    // Kinds with one group say nothing that the mean does not.
    for kind in kinds.indices where kinds[kind].effects.count <= 1 { kinds[kind].variance = 1e-6 }
  }

  private mutating func refreshFixed() {
    for number in cells.indices {
      cells[number].fixed = mean
      for (kind, group) in cells[number].groups.enumerated() {
        cells[number].fixed += kinds[kind].effects[group]
      }
    }
  }

  private mutating func stepMean() {
    var (slope, curvature) = (0.0, 1e-9)
    for cell in cells {
      let chance = LogitNormal.inverseLogit(cell.fixed + cell.own)
      slope += cell.failures - cell.batches * chance
      curvature += cell.batches * chance * (1 - chance)
    }
    let step = max(-1, min(1, slope / curvature))
    mean += step
    for number in cells.indices { cells[number].fixed += step }
  }

  private mutating func step(_ kind: Int) {
    let count = kinds[kind].effects.count
    var slope = [Double](repeating: 0, count: count)
    var curvature = slope
    var information = slope
    for cell in cells {
      let group = cell.groups[kind]
      let chance = LogitNormal.inverseLogit(cell.fixed + cell.own)
      let weight = cell.batches * chance * (1 - chance)
      slope[group] += cell.failures - cell.batches * chance
      curvature[group] += weight
      // What the cell says of its group when its own effect is not known.
      information[group] += 1 / (cellVariance + 1 / max(1e-12, weight))
    }
    var steps = slope
    for group in 0..<count {
      let prior = 1 / kinds[kind].variance
      steps[group] = max(
        -1, min(1, (slope[group] - kinds[kind].effects[group] * prior) / (curvature[group] + prior)))
      kinds[kind].effects[group] += steps[group]
      kinds[kind].precision[group] = information[group] + prior
    }
    for number in cells.indices { cells[number].fixed += steps[cells[number].groups[kind]] }
  }

  private mutating func stepCells() {
    var sum = 0.0
    for number in cells.indices {
      let cell = cells[number]
      let chance = LogitNormal.inverseLogit(cell.fixed + cell.own)
      let curvature = cell.batches * chance * (1 - chance) + 1 / cellVariance
      let slope = cell.failures - cell.batches * chance - cell.own / cellVariance
      cells[number].own += max(-1, min(1, slope / curvature))
      sum += cells[number].own * cells[number].own + 1 / curvature
    }
    if !cells.isEmpty { cellVariance = max(1e-4, sum / Double(cells.count)) }
  }
}
