import Foundation
import SamplingInspection

/// Failure rates learned from records by crossed effects: logit p = mean + class + category + county + risk + class × risk + cell.
///
/// Each kind of effect is normal with a variance of its own, learned too. Around the present rates the records are taken as normal (Laplace), the effects
/// are those of least squares, and the variances what effects and their errors leave (EM), in rounds until they stand. A class seen
/// little lies near the others, a county near its class, and so on, by as much as the records say that they are alike. Kinds of task and laboratories are told
/// apart too (``SamplingEffects``); the level is that of 评价性抽检 where there is any, else that of all samples together.
public struct CrossedEffects: Sendable {
  /// A cell of the records with the effects that it has.
  private struct Cell {
    var batches: Double
    var failures: Double
    /// Places of its effects; the mean is place 0.
    var effects: [Int]
    var logit: Double
    var own = 0.0
    /// Places of its parts.
    var parts: Range<Int> = 0..<0
    /// What its records tell of its own logit, as the inverse of a variance.
    var information = 0.0
  }

  /// The records of a cell by one kind of task and one laboratory.
  private struct Part {
    var cell: Int
    var taskKind: Int?
    var lab: Int?
    var batches: Double
    var failures: Double
  }

  /// A kind of effect: the groups that it tells apart, by name.
  private struct Kind {
    /// Which part of the names it goes by.
    var part: Int
    var places: [[String]: Int]
    var variance = 0.25
  }

  /// Names by which county and category are grouped, one for each kind of effect.
  private static func names(_ county: String, _ category: String, _ risk: String) -> [[String]] {
    let foodClass = Category.foodClass(of: category)
    return [[foodClass], [category], [county], [risk], [foodClass, risk]]
  }

  private var kinds: [Kind] = []
  private var cells: [Cell] = []
  private var parts: [Part] = []
  private var taskKinds: SamplingEffects
  private var labs: SamplingEffects
  private let evaluation: Int?
  /// What the rates of all records together have to be moved by to promise what was found.
  private var level = 0.0
  private var place: [[String]: Int] = [:]
  private var effects: [Double]
  private var covariance: PositiveDefinite
  private var cellVariance = 0.1
  private let overall: Double
  /// Nothing differs by more than this, as a variance of logits: a standard deviation of a factor of four.
  private static let mostVariance = 2.0

  /// Mean of squares, with two more that say what is usual, so that few failures do not make everything alike.
  private static func variance(_ squares: Double, _ count: Int) -> Double {
    min(mostVariance, (squares + 2 * 0.2) / (Double(count) + 2))
  }

  /// Whether the level is that of 评价性抽检.
  public var isAnchored: Bool { evaluation != nil }

  /// Learns from records.
  ///
  /// - Parameter halfLife: years in which a record loses half of its weight, counted back from the last year; nil where all years count alike.
  public init(_ records: [RecordedResults], halfLife: Double? = nil) {
    let counted = records.filter { $0.batches > 0 }
    let lastYear = counted.map(\.year).max() ?? 0
    var names: [[[String]]] = []
    var sums: [[Int]: (batches: Double, failures: Double)] = [:]
    taskKinds = SamplingEffects(counted.map(\.taskKind))
    labs = SamplingEffects(counted.map(\.lab))
    for record in counted {
      let key = [record.county, record.category, record.risk]
      let number = place[key] ?? cells.count
      if number == cells.count {
        place[key] = number
        cells.append(Cell(batches: 0, failures: 0, effects: [0], logit: 0))
        names.append(Self.names(record.county, record.category, record.risk))
      }
      let weight = halfLife.map { pow(0.5, Double(lastYear - record.year) / $0) } ?? 1
      cells[number].batches += weight * Double(record.batches)
      cells[number].failures += weight * Double(record.failures)
      let part = [number, taskKinds.place(record.taskKind) ?? -1, labs.place(record.lab) ?? -1]
      sums[part, default: (0, 0)].batches += weight * Double(record.batches)
      sums[part, default: (0, 0)].failures += weight * Double(record.failures)
    }
    evaluation = counted.filter(\.isEvaluation).map(\.taskKind).min().flatMap(taskKinds.place)
    for (place, sum) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let (number, cell) = (parts.count, place[0])
      parts.append(
        Part(
          cell: cell, taskKind: place[1] < 0 ? nil : place[1], lab: place[2] < 0 ? nil : place[2],
          batches: sum.batches, failures: sum.failures))
      cells[cell].parts = (cells[cell].parts.isEmpty ? number : cells[cell].parts.lowerBound)..<number + 1
    }
    var size = 1
    var partitions: [[Int]] = []
    for part in 0..<5 {
      var numbers: [[String]: Int] = [:]
      let partition = names.map { name in
        let number = numbers[name[part]] ?? numbers.count
        numbers[name[part]] = number
        return number
      }
      // A kind with one group says what the mean says, and one that groups like another says the same again. Where there is one county, what its classes and
      // categories differ by may be theirs everywhere or only here: both are taken to be as likely, which is what another county is told.
      let isLikeCells = numbers.count == cells.count && part > 1
      if numbers.count < 2 || isLikeCells || partitions.contains(partition) { continue }
      partitions.append(partition)
      kinds.append(Kind(part: part, places: numbers.mapValues { $0 + size }))
      for (number, group) in partition.enumerated() { cells[number].effects.append(size + group) }
      size += numbers.count
    }
    let (failures, batches) = cells.reduce((0.0, 0.0)) { ($0.0 + $1.failures, $0.1 + $1.batches) }
    effects = Array(repeating: 0, count: size)
    overall = log((failures + 0.5) / (max(0, batches - failures) + 0.5))
    effects[0] = overall
    covariance = PositiveDefinite(size: size)
    for number in cells.indices { cells[number].logit = effects[0] }
    for _ in 0..<60 where !cells.isEmpty { improve() }
    // The most likely logits lie below those of the mean rates, so that rates taken from them would promise more than was found.
    let promised = parts.reduce(0) { $0 + $1.batches * rate(of: $1) }
    level = log((failures + 0.5) / (promised + 0.5))
  }

  /// The rate of a county and category: mean and standard deviation of the logit, at the level of 评价性抽检 or of all samples together.
  public func logit(county: String, category: String, risk: String = "") -> (mean: Double, deviation: Double) {
    let fixed = fixed(county, category, risk)
    let shift = (evaluation == nil ? taskKinds.mean : taskKinds.effect(evaluation)) + labs.mean
    let unknown = evaluation == nil ? 0 : taskKinds.uncertainty(evaluation)
    return (fixed.mean + shift, (fixed.variance + unknown).squareRoot())
  }

  /// The rate to be expected of records: that of their county and category, by their kind of task and laboratory.
  public func rate(of record: RecordedResults) -> Double {
    let fixed = fixed(record.county, record.category, record.risk)
    let (taskKind, lab) = (taskKinds.place(record.taskKind), labs.place(record.lab))
    return rate(fixed.mean, fixed.variance, taskKind, lab)
  }

  private func rate(of part: Part) -> Double {
    let cell = cells[part.cell]
    return rate(cell.logit, ownVariance(cell), part.taskKind, part.lab)
  }

  private func rate(_ mean: Double, _ variance: Double, _ taskKind: Int?, _ lab: Int?) -> Double {
    let location = mean + taskKinds.effect(taskKind) + labs.effect(lab)
    let spread = (variance + taskKinds.uncertainty(taskKind) + labs.uncertainty(lab)).squareRoot()
    return LogitNormal(location: location, spread: max(1e-6, spread)).moments.mean
  }

  /// Mean and variance of the logit but for kind of task and laboratory.
  private func fixed(_ county: String, _ category: String, _ risk: String) -> (mean: Double, variance: Double) {
    if let number = place[[county, category, risk]] {
      let cell = cells[number]
      return (cell.logit + level, ownVariance(cell))
    }
    let names = Self.names(county, category, risk)
    var places = [0]
    var unknown = cellVariance
    for kind in kinds {
      if let place = kind.places[names[kind.part]] { places.append(place) } else { unknown += kind.variance }
    }
    return (level + places.reduce(0) { $0 + effects[$1] }, variance(places) + unknown)
  }

  /// The rate as Beta(α, β) with the mean and variance that the logit gives.
  public func beta(county: String, category: String, risk: String = "") -> (alpha: Double, beta: Double) {
    let (location, deviation) = logit(county: county, category: category, risk: risk)
    let (mean, variance) = LogitNormal(location: location, spread: max(1e-6, deviation)).moments
    let strength = min(1e6, max(0.01, mean * (1 - mean) / max(1e-300, variance) - 1))
    return (mean * strength, (1 - mean) * strength)
  }

  /// One round: effects, the cells' own, and all variances.
  private mutating func improve() {
    var matrix = PositiveDefinite(size: effects.count)
    var right = [Double](repeating: 0, count: effects.count)
    var responses: [Double] = []
    // Where there are hardly any failures, the mean stays near what all records together say.
    matrix[0, 0] = 4
    right[0] = 4 * overall
    for kind in kinds {
      for place in kind.places.values { matrix[place, place] = 1 / kind.variance }
    }
    improveSampling()
    for number in cells.indices {
      let cell = cells[number]
      var (score, told) = (0.0, 0.0)
      for part in parts[cell.parts] {
        let chance = chance(part)
        score += part.failures - part.batches * chance
        told += part.batches * chance * (1 - chance)
      }
      let information = max(1e-9, told)
      let response = cell.logit + score / information
      let weight = 1 / (cellVariance + 1 / information)
      cells[number].information = information
      responses.append(response)
      for row in cell.effects {
        right[row] += weight * response
        for column in cell.effects { matrix[row, column] += weight }
      }
    }
    covariance = matrix.inverse
    effects = covariance.times(right)
    var sum = 0.0
    for number in cells.indices {
      let fixed = cells[number].effects.reduce(0) { $0 + effects[$1] }
      let share = cellVariance / (cellVariance + 1 / cells[number].information)
      cells[number].own = share * (responses[number] - fixed)
      // By no more than 1 in a round, since far away the records are not as normal as they are taken.
      let step = fixed + cells[number].own - cells[number].logit
      cells[number].logit += max(-1, min(1, step))
      sum +=
        cells[number].own * cells[number].own + cellVariance * (1 - share)
        + share * share * variance(cells[number].effects)
    }
    cellVariance = Self.variance(sum, cells.count)
    for number in kinds.indices {
      let places = kinds[number].places.values
      // In a fixed order, as the order of a dictionary is not the same every time.
      let squares = places.sorted().reduce(0) { $0 + effects[$1] * effects[$1] + covariance[$1, $1] }
      kinds[number].variance = Self.variance(squares, places.count)
    }
  }

  /// Kinds of task, then laboratories, then (in ``improve()``) cells: each takes what the others have left, or they would all correct the same.
  private mutating func improveSampling() {
    taskKinds.improve(parts.map { ($0.taskKind, $0.batches, $0.failures, chance($0)) }, Self.variance)
    labs.improve(parts.map { ($0.lab, $0.batches, $0.failures, chance($0)) }, Self.variance)
  }

  private func chance(_ part: Part) -> Double {
    LogitNormal.inverseLogit(cells[part.cell].logit + taskKinds.effect(part.taskKind) + labs.effect(part.lab))
  }

  /// Variance of a sum of effects.
  private func variance(_ places: [Int]) -> Double {
    places.reduce(0) { sum, row in places.reduce(sum) { $0 + covariance[row, $1] } }
  }

  /// Variance of the logit of a cell with records.
  private func ownVariance(_ cell: Cell) -> Double {
    let share = cellVariance / (cellVariance + 1 / cell.information)
    return cellVariance * (1 - share) + (1 - share) * (1 - share) * variance(cell.effects)
  }
}
