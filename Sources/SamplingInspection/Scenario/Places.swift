/// A county, district, town or station: the unit that batches are handed to.
public struct County: Sendable, Equatable {
  /// Administrative code; the key.
  public var adcode: String
  /// Its name; names occur twice in the country, codes do not.
  public var name: String
  /// The unit above; may be empty.
  public var prefecture: String
  /// Residents on the base.
  public var population: Int64
  /// Added to the cost of every batch sampled here.
  public var travel: Money
  /// Values of the further columns, in the order of ``Scenario/countyAttributes``.
  public var attributes: [String]
  /// Where the figures come from.
  public var source: String

  /// Makes a county.
  public init(
    adcode: String, name: String, prefecture: String = "", population: Int64, travel: Money = Money(fen: 0),
    attributes: [String] = [], source: String = ""
  ) {
    self.adcode = adcode
    self.name = name
    self.prefecture = prefecture
    self.population = population
    self.travel = travel
    self.attributes = attributes
    self.source = source
  }
}

/// A kind of venue in a county, with the number of subjects.
public struct Venue: Sendable, Equatable {
  /// Adcode.
  public var county: String
  /// Kind of venue, such as 超市.
  public var venue: String
  /// Stage: 生产, 流通, 餐饮 and so on.
  public var stage: String
  /// How many there are.
  public var subjects: Int64
  /// Where the figure comes from.
  public var source: String

  /// Makes a venue.
  public init(county: String, venue: String, stage: String = "", subjects: Int64, source: String = "") {
    self.county = county
    self.venue = venue
    self.stage = stage
    self.subjects = subjects
    self.source = source
  }
}
