import SamplingInspection

/// A round as the judge draws it again, batch by batch.
struct JudgedDraw {
  /// A subject with what it owes.
  struct Member {
    var subject: Int
    var owed: [(line: Int, batches: Int64)] = []
    var pair: [Int] = []
  }

  /// Subjects drawn together, in order.
  struct Group {
    var key: String
    var members: [Member]
    var called: Int
    var drawn: Int
  }

  /// A reserve that was called.
  struct Call {
    var number: Int
    var skip: DrawOutcome
    var member: Member
  }

  private let round: OpenedRound
  private(set) var groups: [Group] = []
  private(set) var calls: [Call] = []
  /// Lines that the round cannot yield, with their batches.
  private var missing: [(line: Int, batches: Int64)] = []
  /// Samplers in the order of their tickets.
  let people: [Sampler]
  private var pairs: [[Int]] = []
  private var burden: [Int64]
  private var owing: [String: (group: Int, member: Member)] = [:]

  init(_ round: OpenedRound, _ keys: JudgedGroups) {
    self.round = round
    people = round.samplers.sorted { Self.precedes($0.id, $1.id, "sampler", round) }
    burden = people.map { _ in 0 }
    formPairs()
    let subjects = Dictionary(grouping: round.subjects.indices) { keys.ofSubjects[$0] }
    let lines = Dictionary(grouping: round.need.indices) { keys.ofLines[$0] }
    for key in lines.keys.sorted() { draw(key, lines[key] ?? [], subjects[key] ?? []) }
  }

  /// The ticket, over bytes put together by hand.
  private static func ticket(_ id: String, _ kind: String, _ round: OpenedRound) -> String {
    let parts = [kind, round.salt.text, round.statement.seed, "\(round.statement.round)", id]
    return sha256([UInt8](parts.joined(separator: ",").utf8))
  }

  private static func precedes(_ one: String, _ other: String, _ kind: String, _ round: OpenedRound) -> Bool {
    let (left, right) = (ticket(one, kind, round), ticket(other, kind, round))
    return left == right ? one < other : left < right
  }

  private mutating func formPairs() {
    var alone: [Int] = []
    for number in people.indices {
      let mate = alone.firstIndex {
        people[$0].unit == people[number].unit && people[$0].county == people[number].county
      }
      if let mate {
        pairs.append([alone.remove(at: mate), number])
      } else {
        alone.append(number)
      }
    }
  }

  private mutating func draw(_ key: String, _ lines: [Int], _ subjects: [Int]) {
    let tickets = Dictionary(
      subjects.map { ($0, Self.ticket(round.subjects[$0].id, "subject", round)) }, uniquingKeysWith: { one, _ in one })
    func order(where isMeant: (Subject) -> Bool) -> [Int] {
      subjects.filter { isMeant(round.subjects[$0]) }
        .sorted { (tickets[$0] ?? "", round.subjects[$0].id) < (tickets[$1] ?? "", round.subjects[$1].id) }
    }
    let inOrder =
      order { $0.isFollowUp } + order { !$0.isFollowUp && !$0.wasDrawn } + order { !$0.isFollowUp && $0.wasDrawn }
    var members = inOrder.map { Member(subject: $0) }
    let wanted = lines.reduce(Int64(0)) { $0 + round.need[$1].batches }
    let count = Int(min(wanted, Int64(members.count)))
    if count == 0 {
      missing += lines.map { ($0, round.need[$0].batches) }
    } else {
      var turn = 0
      for line in lines {
        for _ in 0..<round.need[line].batches {
          if members[turn].owed.last?.line == line {
            members[turn].owed[members[turn].owed.count - 1].batches += 1
          } else {
            members[turn].owed.append((line, 1))
          }
          turn = turn + 1 == count ? 0 : turn + 1
        }
      }
      for place in 0..<count {
        members[place].pair = send(to: members[place], former: [])
        owing[round.subjects[members[place].subject].id] = (groups.count, members[place])
      }
    }
    groups.append(Group(key: key, members: members, called: count, drawn: count))
  }

  /// Who goes: those who went before, else the least burdened pair, else the least burdened two; only those who may.
  private mutating func send(to member: Member, former: [Int]) -> [Int] {
    if people.isEmpty { return [] }
    let subject = round.subjects[member.subject]
    func may(_ number: Int) -> Bool {
      let person = people[number]
      if !person.county.isEmpty, person.county != subject.county { return false }
      return !person.avoid.contains { $0 == subject.id || $0 == subject.county }
    }
    var best: [Int] = []
    if former.count == 2, may(former[0]), may(former[1]) {
      best = former
    } else {
      var least = Int64.max
      for pair in pairs where may(pair[0]) && may(pair[1]) {
        let burden = max(burden[pair[0]], burden[pair[1]])
        if burden < least { (least, best) = (burden, pair) }
      }
      if best.isEmpty {
        let free = people.indices.filter(may)
        best = Array(
          free.sorted { burden[$0] == burden[$1] ? $0 < $1 : burden[$0] < burden[$1] }.prefix(2))
      }
    }
    if best.count < 2 { return [] }
    for number in best { burden[number] += member.owed.reduce(0) { $0 + $1.batches } }
    return best
  }

  /// Takes one outcome in; says what is wrong with it.
  mutating func follow(_ outcome: DrawOutcome) -> Wording? {
    guard let (number, member) = owing[outcome.subject] else {
      return Wording(
        zh: "没有抽到这个单位，或前面没有登记那么多跳过，还轮不到它", en: "it was not drawn, or not called: fewer skips are recorded before it")
    }
    func isMet(_ owed: (line: Int, batches: Int64)) -> Bool {
      outcome.category.isEmpty || JudgedGroups.holds(outcome.category, round.need[owed.line].category)
    }
    let met = member.owed.filter(isMet)
    if met.isEmpty {
      return Wording(zh: "这个单位已没有这样的待抽批次", en: "nothing of that is owed there")
    }
    owing[outcome.subject]?.member.owed.removeAll(where: isMet)
    if outcome.result == .sampled { return nil }
    if groups[number].called == groups[number].members.count {
      missing += met
      return nil
    }
    var reserve = groups[number].members[groups[number].called]
    groups[number].called += 1
    reserve.owed = met
    reserve.pair = send(to: reserve, former: member.pair)
    owing[round.subjects[reserve.subject].id] = (number, reserve)
    calls.append(Call(number: groups[number].called - groups[number].drawn, skip: outcome, member: reserve))
    return nil
  }

  /// Keys of all who were drawn or called.
  var visited: Set<String> {
    Set(groups.flatMap { group in group.members.prefix(group.called).map { round.subjects[$0.subject].id } })
  }

  /// What the round cannot yield, one entry for each line, in the order in which it first went missing.
  var left: [NeedLine] {
    var lines: [Int] = []
    var sums: [Int: Int64] = [:]
    for (line, batches) in missing {
      if sums[line] == nil { lines.append(line) }
      sums[line, default: 0] += batches
    }
    return lines.map { line in
      var need = round.need[line]
      need.batches = sums[line] ?? 0
      return need
    }
  }
}
