import SamplingInspection

/// Judges one round: every file of it against what salt, seed and outcomes give.
struct RoundJudgement {
  private let round: OpenedRound
  private let counties: [String: String]
  private let folder: String
  private let sealed: String

  init(_ round: OpenedRound, _ scenario: Scenario, _ folder: String) {
    self.round = round
    self.folder = folder
    sealed = folder + RoundFile.sealed + "/"
    counties = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds what differs; gives the batches that the round leaves open, and who was drawn or called.
  ///
  /// - Parameter before: who was drawn or called in earlier months; nil where rounds are of the whole year.
  func judge(
    before: Set<String>?, _ findings: inout DisagreementList
  ) -> (left: [NeedLine], visited: Set<String>) {
    findings.compare(
      folder + "draw.json commitment", round.statement.commitment, commitment,
      Wording(
        zh: "承诺值不符：封存的 list.csv、need.csv、samplers.csv 或 salt.txt 与承诺时不同",
        en: "list.csv, need.csv, samplers.csv or salt.txt is not what was committed to"))
    judgeKeys(&findings)
    for (number, subject) in round.subjects.enumerated()
    where subject.wasDrawn != (before?.contains(subject.id) ?? false) {
      findings.compare(
        "\(sealed)\(RoundFile.list) line \(number + 2) drawn", subject.wasDrawn ? "是" : "",
        subject.wasDrawn ? "" : "是", Wording(zh: "与前几轮抽到的单位不符", en: "it is not what the earlier rounds drew"))
      break
    }
    let groups = JudgedGroups(round.need, round.subjects)
    compareTexts(round.groups, groups.ofSubjects, sealed + RoundFile.list, &findings)
    compareTexts(round.needGroups, groups.ofLines, sealed + RoundFile.need, &findings)
    let seed = round.statement.seed
    if seed.isEmpty {
      for name in round.papers.keys.sorted() {
        findings.add(sealed + name, Wording(zh: "还没有种子，不应有名单", en: "there is no seed yet, and so no list"))
      }
      return ([], [])
    }
    if seed.utf8.count < 20 || !seed.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      findings.add(
        folder + "draw.json seed", stated: seed, Wording(zh: "种子不是至少 20 位数字", en: "the seed is not 20 digits or more"))
      return ([], [])
    }
    var replay = JudgedDraw(round, groups)
    compareRows(RoundFile.drawn, SamplingList.headings, drawnRows(replay), &findings)
    compareRows(RoundFile.reserves, SamplingList.reserveHeadings, reserveRows(replay), &findings)
    let left = judgeOutcomes(&replay, &findings)
    return (left, replay.visited)
  }

  /// The digest of the sealed files, built byte by byte as the format page says.
  private var commitment: String {
    var message = [UInt8]("choujian draw 1\n".utf8)
    message.append(contentsOf: "\(round.statement.round)".utf8)
    message.append(10)
    for name in round.committed.keys.sorted() {
      let content = round.committed[name] ?? []
      message.append(contentsOf: name.utf8)
      message.append(0)
      message.append(contentsOf: "\(content.count)".utf8)
      message.append(0)
      message.append(contentsOf: content)
    }
    return sha256(message)
  }

  private func judgeKeys(_ findings: inout DisagreementList) {
    var lines: [String: Int] = [:]
    for (number, subject) in round.subjects.enumerated() {
      if let first = lines[subject.id] {
        findings.add(
          sealed + "list.csv line \(number + 2) subject", stated: subject.id,
          Wording(zh: "与第 \(first) 行重复", en: "the same as on line \(first)"))
      }
      lines[subject.id] = number + 2
    }
  }

  private func judgeOutcomes(_ replay: inout JudgedDraw, _ findings: inout DisagreementList) -> [NeedLine] {
    var digest = ""
    if let bytes = round.outcomeBytes {
      digest = sha256([UInt8]("choujian outcomes 1\n\(round.salt.text)\n".utf8) + bytes)
    }
    findings.compare(
      folder + "draw.json outcomes", round.statement.outcomes, digest,
      Wording(zh: "抽样结果 outcomes.csv 与登记时不同", en: "outcomes.csv is not what was recorded"))
    for outcome in round.outcomes {
      if let fault = replay.follow(outcome) {
        findings.add(sealed + "outcomes.csv line \(outcome.line) subject", stated: outcome.subject, fault)
      }
    }
    if round.outcomeBytes != nil {
      let rows = replay.calls.flatMap { call in
        lines(
          of: call.member, replay, reserve: String(call.number),
          note: "替补 \(call.skip.subject)（\(call.skip.result.rawValue)）")
      }
      compareRows(RoundFile.substitutes, SamplingList.headings, numbered(rows), &findings)
    } else if round.papers[RoundFile.substitutes] != nil {
      findings.add(
        sealed + RoundFile.substitutes,
        Wording(zh: "没有登记抽样结果，不应有补抽", en: "no outcome was recorded, so no reserve can be called"))
    }
    return replay.left
  }

  // MARK: Lists

  private func drawnRows(_ replay: JudgedDraw) -> [[String]] {
    numbered(
      replay.groups.flatMap { group in
        group.members.filter { !$0.owed.isEmpty }.flatMap { member in
          lines(of: member, replay, reserve: "", note: round.subjects[member.subject].isFollowUp ? "跟踪抽检" : "")
        }
      })
  }

  private func reserveRows(_ replay: JudgedDraw) -> [[String]] {
    var rows: [[String]] = []
    for group in replay.groups {
      var number = 0
      for member in group.members where member.owed.isEmpty {
        number += 1
        let subject = round.subjects[member.subject]
        rows.append([
          subject.county, counties[subject.county] ?? "", subject.venue, group.key, "\(number)", subject.id,
          subject.name, subject.address, subject.isFollowUp ? "跟踪抽检" : "",
        ])
      }
    }
    return rows
  }

  private func lines(of member: JudgedDraw.Member, _ replay: JudgedDraw, reserve: String, note: String) -> [[String]] {
    let subject = round.subjects[member.subject]
    let people = member.pair.map { replay.people[$0] }.map { $0.name + " " + $0.id }.joined(separator: "、")
    return member.owed.map { owed in
      let line = round.need[owed.line]
      var levels = line.category.split(separator: "/").map { String($0) }
      while levels.count < 4 { levels.append("") }
      return [subject.id, subject.name, subject.address, subject.county, counties[subject.county] ?? ""]
        + [line.venue, line.stage] + levels
        + [line.level, line.taskKind, line.furtherText, "\(owed.batches)", people, reserve, note]
    }
  }

  private func numbered(_ rows: [[String]]) -> [[String]] {
    var numbered: [[String]] = []
    for row in rows { numbered.append(["\(numbered.count + 1)"] + row) }
    return numbered
  }

  private func compareTexts(_ stated: [String], _ own: [String], _ file: String, _ findings: inout DisagreementList) {
    for (number, pair) in zip(stated, own).enumerated() where pair.0 != pair.1 {
      findings.compare(
        "\(file) line \(number + 2) group", pair.0, pair.1, Wording(zh: "分组不符", en: "the group is another"))
      return
    }
  }

  private func compareRows(
    _ file: String, _ headings: [String], _ own: [[String]], _ findings: inout DisagreementList
  ) {
    guard let stated = round.papers[file] else {
      findings.add(sealed + file, Wording(zh: "缺少这个名单", en: "the list is missing"))
      return
    }
    for (row, cells) in zip(stated, own) {
      for (column, heading) in headings.enumerated() where row.cells[column] != cells[column] {
        findings.compare(
          "\(sealed)\(file) line \(row.line) \(heading)", row.cells[column], cells[column],
          Wording(zh: "与重新抽取的不符", en: "the draw gives something else"))
        return
      }
    }
    findings.compare(
      sealed + file, "\(stated.count)", "\(own.count)", Wording(zh: "行数不符", en: "the number of lines is another"))
  }
}
