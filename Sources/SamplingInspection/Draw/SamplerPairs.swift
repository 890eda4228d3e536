/// Samplers in pairs, drawn like subjects, each with the batches it has so far.
public struct SamplerPairs: Sendable {
  /// All samplers in the order of their tickets.
  private let samplers: [Sampler]
  /// Pairs as places in that order.
  private let pairs: [[Int]]
  /// Batches of each sampler.
  private var load: [Int64]

  /// Draws the pairs: in each unit and county the smallest two tickets, the next two, and so on; one who is left stands by.
  public init(_ samplers: [Sampler], _ key: DrawKey) {
    self.samplers = samplers.map { (key.ticket(.sampler, $0.id), $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
      .map(\.1)
    load = Array(repeating: 0, count: samplers.count)
    var waiting: [[String]: Int] = [:]
    var pairs: [[Int]] = []
    for (number, sampler) in self.samplers.enumerated() {
      if let first = waiting.removeValue(forKey: [sampler.county, sampler.unit]) {
        pairs.append([first, number])
      } else {
        waiting[[sampler.county, sampler.unit]] = number
      }
    }
    self.pairs = pairs
  }

  /// Gives a subject with its batches to the pair with the fewest so far whose members may both go there; of equal ones to the first drawn.
  ///
  /// Where no pair may go, the two who may and have the fewest batches go together.
  ///
  /// - Parameter former: who was to sample the subject that this one stands in for; they go if they may.
  /// - Returns: two samplers, or none if there are no two who may go.
  public mutating func assign(_ subject: Subject, _ batches: Int64, former: [Sampler] = []) -> [Sampler] {
    let may = samplers.map { $0.maySample(subject) }
    let before = former.compactMap { sampler in samplers.firstIndex(of: sampler) }
    let chosen: [Int]
    if before.count == 2, before.allSatisfy({ may[$0] }) {
      chosen = before
    } else {
      let open = pairs.filter { $0.allSatisfy { may[$0] } }
      func burden(_ pair: [Int]) -> Int64 { pair.map { load[$0] }.max() ?? 0 }
      chosen =
        open.min { burden($0) < burden($1) }
        ?? Array(may.indices.filter { may[$0] }.sorted { (load[$0], $0) < (load[$1], $1) }.prefix(2))
    }
    guard chosen.count == 2 else { return [] }
    for number in chosen { load[number] += batches }
    return chosen.map { samplers[$0] }
  }

  /// Subjects that fewer than two samplers may go to.
  public static func unserved(_ samplers: [Sampler], _ subjects: [Subject]) -> [Subject] {
    samplers.isEmpty ? [] : subjects.filter { subject in samplers.count { $0.maySample(subject) } < 2 }
  }
}
