import Foundation
import SamplingInspection

/// The files of one round of the draw.
public struct RoundFolder: Sendable {
  /// Files by path.
  public private(set) var files: [String: [UInt8]]

  /// Seals a round: register, need, samplers and salt go into the folder of secrets, their digest into the open.
  public init(
    round: Int, need: [NeedLine], subjects: [Subject], samplers: [Sampler], salt: Salt, beyondAtLeast: Bool,
    isByMonth: Bool = false
  ) {
    let groups = DrawGroups(need, subjects)
    var committed = [
      RoundFile.list: Self.list(subjects, groups.subjects, isByMonth: isByMonth),
      RoundFile.need: Self.need(need, groups.lines),
      RoundFile.salt: Array((salt.text + "\n").utf8),
    ]
    if !samplers.isEmpty { committed[RoundFile.samplers] = Self.samplers(samplers) }
    files = [:]
    for (name, bytes) in committed { files[RoundFile.sealed + "/" + name] = bytes }
    state(
      DrawStatement(
        round: round, commitment: Commitment.of(committed, round: round), beyondAtLeast: beyondAtLeast,
        byMonth: isByMonth ? true : nil))
  }

  /// Continues a round that lies in a folder.
  init(files: [String: [UInt8]]) { self.files = files }

  /// Adds what the seed gave.
  public mutating func add(_ draw: Draw, counties: [County], _ statement: DrawStatement) {
    let lists = SamplingList(draw, counties: counties)
    files[RoundFile.sealed + "/" + RoundFile.drawn] = Table.written([SamplingList.headings] + lists.drawn)
    files[RoundFile.sealed + "/" + RoundFile.reserves] = Table.written([SamplingList.reserveHeadings] + lists.reserves)
    state(statement)
  }

  /// Adds outcomes, with the reserves that they call.
  public mutating func add(
    outcomes: [UInt8], _ substitution: Substitution, _ draw: Draw, counties: [County], _ statement: DrawStatement
  ) {
    let rows = SamplingList(draw, counties: counties).substitutes(substitution)
    files[RoundFile.sealed + "/" + RoundFile.outcomes] = outcomes
    files[RoundFile.sealed + "/" + RoundFile.substitutes] = Table.written([SamplingList.headings] + rows)
    state(statement)
  }

  /// Adds the page for the public.
  public mutating func add(page html: String) { files[RoundFile.page] = Array(html.utf8) }

  private mutating func state(_ statement: DrawStatement) { files[RoundFile.statement] = PlanFolder.json(statement) }

  /// Puts the folder in place as a whole; only the owner may look into the secrets.
  public func write(to folder: URL, isNew: Bool) throws {
    try AtomicFolder.write(files, to: folder, replacing: isNew ? .empty : .drawRound) { beside in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: beside.appendingPathComponent(RoundFile.sealed).path)
    }
  }

  private static func list(_ subjects: [Subject], _ groups: [String], isByMonth: Bool) -> [UInt8] {
    let rows = zip(subjects, groups).map { subject, group in
      [
        subject.id, subject.name, subject.county, subject.venue, subject.stage, subject.grade, subject.credit,
        subject.category, subject.address, subject.isFollowUp ? "是" : "", group,
      ] + (isByMonth ? [subject.wasDrawn ? "是" : ""] : [])
    }
    let headings = TableDefinition.drawList.columns.filter { $0.isRequired || isByMonth }.map(\.name)
    return Table.written([headings] + rows)
  }

  private static func need(_ need: [NeedLine], _ groups: [String]) -> [UInt8] {
    let rows = zip(need, groups).map { line, group in
      [
        group, line.county, line.venue, line.category, line.level, line.taskKind, line.stage, line.furtherText,
        String(line.batches),
      ]
    }
    return Table.written([TableDefinition.drawNeed.columns.map(\.name)] + rows)
  }

  private static func samplers(_ samplers: [Sampler]) -> [UInt8] {
    let rows = samplers.map { [$0.id, $0.name, $0.unit, $0.county, $0.avoid.joined(separator: "|")] }
    return Table.written([TableDefinition.samplers.columns.map(\.name)] + rows)
  }
}

extension FolderKind {
  /// One round of the draw.
  public static let drawRound = FolderKind(
    name: Wording(zh: "抽取文件夹", en: "folder of a round"),
    isOne: { FileManager.default.fileExists(atPath: $0.appendingPathComponent(RoundFile.statement).path) },
    isReplaced: RoundFolderReader.known.contains, isNamed: false)
}
