import SamplingInspection

@testable import ScenarioFiles

/// A scenario of two counties in all tables, as files in memory, for tests to spoil.
enum SmallScenario {
  static let files: [String: String] = [
    "scenario.yaml": """
    format: 1
    title: 小方案
    year: 2021
    issuer: 某市市场监督管理局
    plan_date: 2021-03-01
    population:
      name: 第七次全国人口普查
      released: 2021-01-01
      source: assumption
    show_without: subclass=餐饮具
    """,
    "counties.csv": """
    adcode,name,population,travel_yuan,zone,source
    141102,离石区,456355,20,城区,census
    141121,文水县,372580,35.5,平川,census
    """,
    "categories.csv": """
    class,subclass,reference,failure_rate,strength,price_group,source
    粮食加工品,,100,0.9%,50,普通,2019
    餐饮食品,餐饮具,20,0.1876,50,餐饮具,2022
    """,
    "funds.csv": """
    fund,name,owner,level,county,amount_wanyuan,source
    SJ,市级,市局,市抽,,12.5,assumption
    X1,离石区级,离石区局,县抽,141102,8,assumption
    X2,文水县级,文水县局,县抽,141121,9,assumption
    """,
    "prices.csv": """
    price_group,level,test_yuan,purchase_yuan,source
    普通,,700,60,assumption
    餐饮具,,200,,assumption
    """,
    "venues.csv": """
    county,venue,stage,subjects,source
    141102,超市,流通,40,assumption
    141121,超市,流通,30,assumption
    141102,餐馆,餐饮,200,assumption
    141121,餐馆,餐饮,150,assumption
    """,
    "stocks.csv": """
    venue,category,carries,level,source
    超市,粮食加工品,90%,,assumption
    餐馆,餐饮食品/餐饮具,1,县抽,assumption
    """,
    "factors.csv": """
    column,value,factor,weight,source
    level,市抽,3.9,24,assumption
    level,县抽,1.5,76,assumption
    """,
    "assigned.csv": """
    county,category,level,batches,source
    141102,粮食加工品,国抽,3,assumption
    """,
    "labs.csv": """
    lab,name,annual_batches,source
    L1,市级检验所,500,assumption
    """,
    "lots.csv": """
    lot,name,lab,scope,contract_yuan,max_batches,ceiling_yuan,starts,ends,source
    B1,县抽餐饮具,L1,level=县抽;subclass=餐饮具,60000,200,,2021-04-01,2021-12-15,assumption
    """,
    "crews.csv": """
    crew,name,scope,crew_days,batches_per_day,source
    C1,离石队,county=141102,20.5,8,assumption
    """,
    "pins.csv": """
    pin,scope,at_least,at_most,exactly,who,why,date
    P1,county=141121;level=市抽,1,30,,某科,上年投诉多,2021-03-02
    """,
    "rules.csv": """
    id,title,measure,scope,of,each,at_least,at_most,unit,strength,penalty,source
    quota,千人批次,batches_per_1000,,,,0.3,,批次/千人,policy,,assumption
    cap,每家上限,batches_per_subject,,,county+venue,,3,,policy,,assumption
    tableware,餐饮具上限,share,subclass=餐饮具,,,,20%,,policy,,assumption
    even,均衡,evenness,,,county,0.8,,,wish,0.05,assumption
    """,
  ]

  /// Reads it with some files changed; nil removes a file.
  static func read(_ change: (inout [String: String]) -> Void = { _ in }, settings: [String] = []) throws
    -> ScenarioReading
  {
    var files = files
    change(&files)
    return try ScenarioReader(
      files: files.mapValues { Array($0.utf8) }, settings: settings.compactMap { Setting($0) }
    ).read()
  }

  /// The findings of a reading that must fail.
  static func findings(settings: [String] = [], _ change: (inout [String: String]) -> Void = { _ in }) -> [Finding] {
    do {
      _ = try read(change, settings: settings)
      return []
    } catch let error as FindingsError {
      return error.findings.filter { $0.severity == .error }
    } catch {
      return []
    }
  }
}

extension [String: String] {
  /// Replaces text in one file.
  mutating func spoil(_ file: String, _ old: String, _ new: String) {
    precondition(self[file]?.contains(old) == true, "\(old) does not stand in \(file)")
    self[file] = self[file]?.replacing(old, with: new)
  }
}
