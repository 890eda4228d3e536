/// `draw.json`: what the public may know of a round.
public struct DrawStatement: Sendable, Equatable, Codable {
  /// Version of the form of a round.
  public var format = 1
  /// Round, from 1.
  public var round: Int
  /// Published before the seed is thrown.
  public var commitment: String
  /// Digits thrown in public; empty until then.
  public var seed: String
  /// Whether batches of `at_least` are left out of the need.
  public var beyondAtLeast: Bool
  /// Digest of the recorded outcomes; empty until there are some.
  public var outcomes: String
  /// Whether the round is a month of the plan, and its number that month's; absent: the rounds are of the whole year.
  public var byMonth: Bool?

  enum CodingKeys: String, CodingKey {
    case format, round, commitment, seed, outcomes
    case beyondAtLeast = "beyond_at_least"
    case byMonth = "by_month"
  }

  /// Makes a statement.
  public init(
    round: Int, commitment: String, seed: String = "", beyondAtLeast: Bool, outcomes: String = "",
    byMonth: Bool? = nil
  ) {
    self.round = round
    self.commitment = commitment
    self.seed = seed
    self.beyondAtLeast = beyondAtLeast
    self.outcomes = outcomes
    self.byMonth = byMonth
  }
}

/// A round as it lies in its folder, read and not judged.
public struct OpenedRound: Sendable {
  /// `draw.json`.
  public var statement: DrawStatement
  /// Files that the commitment is over, by name.
  public var committed: [String: [UInt8]]
  /// The register, in the order of the file.
  public var subjects: [Subject]
  /// Group of each subject, as stated.
  public var groups: [String]
  /// What is needed, in the order of the file.
  public var need: [NeedLine]
  /// Group of each line of the need, as stated.
  public var needGroups: [String]
  /// Samplers, in the order of the file.
  public var samplers: [Sampler]
  /// Secret bits.
  public var salt: Salt
  /// Outcomes, in the order of the file, with its bytes.
  public var outcomes: [DrawOutcome]
  /// Bytes of the file of outcomes; nil if there is none.
  public var outcomeBytes: [UInt8]?
  /// Lists on paper, by file; those that are not there are missing.
  public var papers: [String: [PaperRow]]

  /// Makes a round of its parts.
  public init(
    statement: DrawStatement, committed: [String: [UInt8]], subjects: [Subject], groups: [String], need: [NeedLine],
    needGroups: [String], samplers: [Sampler], salt: Salt, outcomes: [DrawOutcome] = [], outcomeBytes: [UInt8]? = nil,
    papers: [String: [PaperRow]] = [:]
  ) {
    self.statement = statement
    self.committed = committed
    self.subjects = subjects
    self.groups = groups
    self.need = need
    self.needGroups = needGroups
    self.samplers = samplers
    self.salt = salt
    self.outcomes = outcomes
    self.outcomeBytes = outcomeBytes
    self.papers = papers
  }

  /// The draw that the seed gives; nil before there is one.
  public var draw: Draw? {
    guard let seed = Seed(statement.seed) else { return nil }
    return Draw(need, subjects, samplers, DrawKey(salt: salt, seed: seed, round: statement.round))
  }
}

extension OpenedRound {
  /// Keys of the subjects that were drawn, or called as reserves.
  public var called: Set<String> {
    guard let draw else { return [] }
    var findings: [Finding] = []
    let substitutes = Substitution(draw, outcomes, file: RoundFile.outcomes, &findings).substitutes
    return Set(
      draw.groups.flatMap { $0.places.prefix($0.drawn).map(\.subject.id) } + substitutes.map(\.place.subject.id))
  }
}

/// Names of the files of a round.
public enum RoundFile {
  /// What the public may know, for programs.
  public static let statement = "draw.json"
  /// What the public may know, as a page.
  public static let page = "公示.html"
  /// Folder of everything that is secret until it has been sampled.
  public static let sealed = "抽样前保密"
  /// The register with groups.
  public static let list = "list.csv"
  /// What is needed.
  public static let need = "need.csv"
  /// Secret bits.
  public static let salt = "salt.txt"
  /// Samplers.
  public static let samplers = "samplers.csv"
  /// Outcomes as they were recorded.
  public static let outcomes = "outcomes.csv"
  /// Subjects drawn, on paper.
  public static let drawn = "抽样名单.csv"
  /// Reserves in order, on paper.
  public static let reserves = "候补名单.csv"
  /// Reserves that were called, on paper.
  public static let substitutes = "补抽名单.csv"

  /// Files that the commitment is over.
  public static let committed = [list, need, salt, samplers]
}
