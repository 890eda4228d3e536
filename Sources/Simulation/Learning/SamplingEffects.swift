import SamplingInspection

/// How much more or less is found by a kind of task, or by a laboratory, than elsewhere in the same cell: it says how was sampled and tested, not how things stand.
///
/// The effects of a kind are normal with a variance of its own; they are found in turn with those of ``CrossedEffects``, each by one step of Newton's a round.
struct SamplingEffects {
  /// Effects by name, on the logit.
  private(set) var effects: [Double]
  private let places: [String: Int]
  private var information: [Double]
  private var variance = 0.25
  private var batches: [Double]

  /// Begins with no effects; where all names are one there is nothing to tell apart.
  init(_ names: [String]) {
    let sorted = Set(names).sorted()
    let groups = sorted.count > 1 ? sorted : []
    places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    effects = Array(repeating: 0, count: groups.count)
    information = effects
    batches = effects
  }

  /// Number of a name; nil where it has no effect.
  func place(_ name: String) -> Int? { places[name] }

  /// The effect of a name; that of one never seen is unknown, and 0 on average.
  func effect(_ place: Int?) -> Double { place.map { effects[$0] } ?? 0 }

  /// Variance of the effect of a name.
  func uncertainty(_ place: Int?) -> Double {
    if effects.isEmpty { return 0 }
    return place.map { 1 / (information[$0] + 1 / variance) } ?? variance
  }

  /// Moves the effects by what the records leave at the present rates, and learns their variance.
  ///
  /// - Parameters:
  ///   - parts: places of names, batches, failures, and the chance of failing as it is believed now.
  ///   - usual: variance by sum of squares and their number.
  mutating func improve(
    _ parts: [(place: Int?, batches: Double, failures: Double, chance: Double)], _ usual: (Double, Int) -> Double
  ) {
    if effects.isEmpty { return }
    var scores = effects.map { -$0 / variance }
    for place in effects.indices { (information[place], batches[place]) = (0, 0) }
    for part in parts {
      guard let place = part.place else { continue }
      batches[place] += part.batches
      scores[place] += part.failures - part.batches * part.chance
      information[place] += part.batches * part.chance * (1 - part.chance)
    }
    for place in effects.indices {
      effects[place] += max(-1, min(1, scores[place] / (information[place] + 1 / variance)))
    }
    let squares = effects.indices.reduce(0) {
      $0 + effects[$1] * effects[$1] + 1 / (information[$1] + 1 / variance)
    }
    variance = usual(squares, effects.count)
  }

  /// Mean effect of what was sampled.
  var mean: Double {
    let all = batches.reduce(0, +)
    return all > 0 ? zip(batches, effects).reduce(0) { $0 + $1.0 * $1.1 } / all : 0
  }
}
