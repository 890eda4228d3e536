/// One round of the draw: who gives which batches, who stands by, and who goes there.
public struct Draw: Sendable {
  /// Batches of one line of the need.
  public struct Task: Sendable, Equatable {
    /// Number of the line in the need.
    public var line: Int
    /// How many.
    public var batches: Int64
  }

  /// A subject in the order in which it was drawn.
  public struct Place: Sendable, Equatable {
    /// The subject.
    public var subject: Subject
    /// Its ticket.
    public var ticket: String
    /// What it gives; nothing if it is a reserve.
    public var tasks: [Task] = []
    /// Who goes there; empty if no samplers were named.
    public var samplers: [Sampler] = []
  }

  /// Subjects drawn together.
  public struct Group: Sendable, Equatable {
    /// As ``DrawGroups`` writes it.
    public var key: String
    /// Lines of the need, by number.
    public var lines: [Int]
    /// All subjects: those of open cases first, those drawn in earlier months last, each part by ticket; the first ``drawn`` give batches, the others are reserves.
    public var places: [Place]
    /// How many give batches.
    public var drawn: Int
  }

  /// What was needed.
  public let need: [NeedLine]
  /// Groups that batches are needed of, in order of their keys.
  public private(set) var groups: [Group]
  /// Pairs with the batches that they have.
  public private(set) var pairs: SamplerPairs?

  /// Draws.
  public init(_ need: [NeedLine], _ subjects: [Subject], _ samplers: [Sampler], _ key: DrawKey) {
    self.need = need
    let keys = DrawGroups(need, subjects)
    let lines = Dictionary(grouping: need.indices) { keys.lines[$0] }
    let members = Dictionary(grouping: subjects.indices) { keys.subjects[$0] }
    groups = lines.sorted { $0.key < $1.key }.map { group, lines in
      let places = (members[group] ?? []).map {
        Place(subject: subjects[$0], ticket: key.ticket(.subject, subjects[$0].id))
      }.sorted { left, right in
        (left.subject.turn, left.ticket, left.subject.id) < (right.subject.turn, right.ticket, right.subject.id)
      }
      return Group(key: group, lines: lines, places: places, drawn: 0)
    }
    for number in groups.indices { deal(&groups[number]) }
    var pairs = samplers.isEmpty ? nil : SamplerPairs(samplers, key)
    for group in groups.indices {
      for place in groups[group].places.prefix(groups[group].drawn).indices {
        let drawn = groups[group].places[place]
        groups[group].places[place].samplers = pairs?.assign(drawn.subject, drawn.tasks.batches) ?? []
      }
    }
    self.pairs = pairs
  }

  /// Deals the batches of a group, line by line, to the subjects in order and in turn.
  private func deal(_ group: inout Group) {
    let total = group.lines.reduce(0) { $0 + need[$1].batches }
    group.drawn = Int(min(total, Int64(group.places.count)))
    if group.drawn == 0 { return }
    var next = 0
    for line in group.lines {
      // Whole turns first, so that a large number takes no time.
      let (turns, rest) = need[line].batches.quotientAndRemainder(dividingBy: Int64(group.drawn))
      for step in 0..<(turns > 0 ? group.drawn : Int(rest)) {
        let place = (next + step) % group.drawn
        group.places[place].tasks.append(Task(line: line, batches: turns + (step < rest ? 1 : 0)))
      }
      next = (next + Int(rest)) % group.drawn
    }
  }

  /// Lines that no subject could be drawn for.
  public var undrawn: [NeedLine] { groups.filter { $0.drawn == 0 }.flatMap { $0.lines.map { need[$0] } } }
}

extension Subject {
  /// Open cases come first, who was drawn before comes last.
  fileprivate var turn: Int { isFollowUp ? 0 : wasDrawn ? 2 : 1 }
}

extension [Draw.Task] {
  /// All batches.
  public var batches: Int64 { reduce(0) { $0 + $1.batches } }
}
