/// Things, by number, of which some belong together: directly, or through others.
struct ConnectedParts {
  /// Each thing's way to the smallest number of its part.
  private var leader: [Int]

  /// So many things, each by itself.
  init(count: Int) { leader = Array(0..<count) }

  /// Puts the parts of two things together.
  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (smallest(with: one), smallest(with: other))
    leader[max(first, second)] = min(first, second)
  }

  /// The smallest number in the part of a thing.
  mutating func smallest(with thing: Int) -> Int {
    var thing = thing
    while leader[thing] != thing {
      leader[thing] = leader[leader[thing]]
      thing = leader[thing]
    }
    return thing
  }

  /// Puts together those of some things that share a key, and gives their parts in order of their smallest numbers, each list ascending.
  mutating func parts<Key: Hashable>(of things: [Int], sharing keys: (Int) -> [Key]) -> [[Int]] {
    var first: [Key: Int] = [:]
    for thing in things {
      for key in keys(thing) {
        if let other = first[key] { join(thing, other) } else { first[key] = thing }
      }
    }
    var parts: [Int: [Int]] = [:]
    for thing in things { parts[smallest(with: thing), default: []].append(thing) }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }
}
