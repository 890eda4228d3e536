import SamplingInspection

/// What the terminal says of a round of the draw; names of subjects only where a reserve is called.
public struct DrawText: Sendable {
  private let scenario: Scenario
  private let round: OpenedRound
  private let language: Language

  /// Puts a round into words.
  public init(_ scenario: Scenario, _ round: OpenedRound, _ language: Language) {
    self.scenario = scenario
    self.round = round
    self.language = language
  }

  private var number: Int { round.statement.round }

  /// After the commitment.
  public var committed: String {
    let groups = Set(round.needGroups)
    let known = Set(round.groups)
    let missing = zip(round.need, round.needGroups).filter { !known.contains($0.1) }
    var lines = [
      language(
        "第 \(number) 轮已封存：名录 \(round.subjects.count) 家，\(groups.count) 组，需抽 \(Figures.grouped(round.need.batches)) 批次",
        "round \(number) is sealed: \(round.subjects.count) subjects, \(groups.count) groups, \(Figures.grouped(round.need.batches)) batches needed"
      )
    ]
    if !missing.isEmpty {
      let names = Names(scenario, language)
      let keys = Set(missing.map(\.1)).sorted()
      lines.append(
        language(
          "其中 \(Figures.grouped(missing.map(\.0).batches)) 批次在名录里没有单位可抽（\(keys.count) 组）："
            + keys.prefix(10).map(names.group).joined(separator: "、") + (keys.count > 10 ? " 等" : ""),
          "the register has no subject for \(Figures.grouped(missing.map(\.0).batches)) of them (\(keys.count) groups): "
            + keys.prefix(10).map(names.group).joined(separator: ", ") + (keys.count > 10 ? " …" : "")))
    }
    lines.append(language("承诺值（先公布，再当众产生种子）：", "commitment (publish it before the seed is thrown):"))
    return (lines + [round.statement.commitment]).joined(separator: "\n")
  }

  /// After the seed.
  public func drawn(_ draw: Draw) -> String {
    let places = draw.groups.flatMap { $0.places.prefix($0.drawn) }
    let reserves = draw.groups.reduce(0) { $0 + $1.places.count - $1.drawn }
    let batches = places.reduce(0) { $0 + $1.tasks.batches }
    var lines = [
      language(
        "第 \(number) 轮抽中 \(places.count) 家，\(Figures.grouped(batches)) 批次；候补 \(reserves) 家",
        "round \(number): \(places.count) subjects drawn for \(Figures.grouped(batches)) batches; \(reserves) reserves")
    ]
    let followed = places.count { $0.subject.isFollowUp }
    if followed > 0 { lines[0] += language("；其中跟踪抽检 \(followed) 家", "; \(followed) of them for an open case") }
    if !draw.undrawn.isEmpty {
      lines.append(
        language(
          "抽不了 \(Figures.grouped(draw.undrawn.batches)) 批次：名录里没有单位",
          "\(Figures.grouped(draw.undrawn.batches)) batches cannot be drawn: the register has no subject for them"))
    }
    if !round.samplers.isEmpty {
      var load = Dictionary(round.samplers.map { ($0.id, Int64(0)) }, uniquingKeysWith: { first, _ in first })
      for place in places { for sampler in place.samplers { load[sampler.id, default: 0] += place.tasks.batches } }
      let busy = load.values.filter { $0 > 0 }
      lines.append(
        language(
          "抽样人员 \(busy.count) 人，每人 \(busy.min() ?? 0) 至 \(busy.max() ?? 0) 批次",
          "\(busy.count) samplers with \(busy.min() ?? 0) to \(busy.max() ?? 0) batches each"))
    }
    return lines.joined(separator: "\n")
  }

  /// After outcomes.
  public func followed(_ draw: Draw, _ substitution: Substitution) -> String {
    let names = Names(scenario, language)
    var lines = [
      language(
        "第 \(number) 轮：已抽 \(substitution.sampled) 批次，待抽 \(substitution.owed) 批次，本轮无法完成 \(substitution.open.batches) 批次",
        "round \(number): \(substitution.sampled) batches sampled, \(substitution.owed) owed, \(substitution.open.batches) that this round cannot yield"
      )
    ]
    for substitute in substitution.substitutes {
      let place = substitute.place
      let people = place.samplers.map { "\($0.name) \($0.id)" }.joined(separator: "、")
      let what = place.tasks.map { "\(draw.need[$0.line].category) \($0.batches)" }.joined(separator: "、")
      let skip = substitute.skip
      lines.append(
        language(
          "\(skip.subject) \(skip.result.rawValue) → 候补 \(substitute.number)（\(names.group(draw.groups[substitute.group].key))）：\(place.subject.id) \(place.subject.name)，\(place.subject.address)，\(what) 批次\(people.isEmpty ? "" : "，" + people)",
          "\(skip.subject) \(skip.result.rawValue) → reserve \(substitute.number) of \(names.group(draw.groups[substitute.group].key)): \(place.subject.id) \(place.subject.name), \(place.subject.address), batches: \(what)\(people.isEmpty ? "" : "; " + people)"
        ))
    }
    for outcome in substitution.unreplaced {
      lines.append(
        language(
          "\(outcome.subject) \(outcome.result.rawValue)：这一组没有候补了，留给下一轮",
          "\(outcome.subject) \(outcome.result.rawValue): no reserve is left; it stays open for the next round"))
    }
    if substitution.isDone {
      lines.append(
        language(
          "本轮抽样已结束：可以公开文件夹“\(RoundFile.sealed)”，公示页已列出盐值",
          "sampling has ended: the folder \(RoundFile.sealed) may be opened; the page now shows the salt"))
    }
    return lines.joined(separator: "\n")
  }
}
