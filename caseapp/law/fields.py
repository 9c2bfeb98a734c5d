"""The fields of administration (行政管理类别): today's names, and the row each has in the editions of 表1.

A field that was merely renamed is one member under today's name (环保 → 生态环境), so that a comparison with last year
does not tear it in two. A field that was merged or split keeps a member of its own, so that an old ledger is printed as
it was kept. Where a form edition has no row of the kind, the field goes to 其他.
"""

from caseapp.law.coded import Coded

OTHER_ROW = "其他"

# fmt: off
# 表1 as printed from 2010: 44 rows, then 合计 (FORM10).
ROWS_2010: tuple[str, ...] = (
    "公安", "国家安全", "劳动和社会保障", "司法行政", "民政", "土地", "地矿", "环保", "农业", "水利", "林业",
    "城市规划", "拆迁", "房屋登记", "工商", "质监", "商务", "物价", "能源", "交通", "信息产业", "邮政",
    "烟草专卖", "税务", "人民银行", "证监", "保监", "银监", "外汇", "财政", "统计", "审计", "海关", "商检",
    "药监", "卫生", "计划生育", "教育", "文化", "专利", "商标", "版权", "旅游", "其他",
)
# 表1 as revised for 2015: 46 rows, then 合计 (FORM15).
ROWS_2015: tuple[str, ...] = (
    "公安", "国家安全", "劳动和社会保障", "司法行政", "民政", "土地", "地矿", "环保", "农业", "水利", "林业",
    "城乡规划", "房屋征补(拆迁)", "不动产登记", "工商", "安监", "商务", "物价", "能源", "交通运输", "信息产业",
    "邮政", "烟草专卖", "税务", "人民银行", "证监", "保监", "银监", "外汇", "财政", "统计", "审计", "海关",
    "质检", "食品安全", "卫生计生", "教育", "文化", "专利", "商标", "版权", "旅游", "新闻出版广电", "发展改革",
    "科技", "其他",
)
# fmt: on


class Field(Coded, table_title="行政管理类别"):
    """A field of administration: its printed row in the forms of 2010 and 2015, and whether offices use it today."""

    row_2010: str
    row_2015: str
    is_current: bool

    def __init__(
        self,
        key: str,
        label: str,
        also: tuple[str, ...] = (),
        row_2010: str = OTHER_ROW,
        row_2015: str = OTHER_ROW,
        is_current: bool = True,
    ) -> None:
        self.row_2010 = row_2010
        self.row_2015 = row_2015
        self.is_current = is_current

    # fmt: off
    # key, today's name, other names; row of 2010; row of 2015; on today's list
    POLICE = "police", "公安", ("公安行政",), "公安", "公安"
    STATE_SECURITY = "state_security", "国家安全", (), "国家安全", "国家安全"
    LABOUR = ("labour", "人力资源和社会保障", ("人社", "人力资源社会保障", "劳动和社会保障", "劳动保障"),
              "劳动和社会保障", "劳动和社会保障")
    JUSTICE = "justice", "司法行政", ("司法",), "司法行政", "司法行政"
    CIVIL_AFFAIRS = "civil_affairs", "民政", (), "民政", "民政"
    NATURAL_RESOURCES = "natural_resources", "自然资源", ("自然资源和规划", "国土资源", "国土"), "土地", "土地"
    LAND = "land", "土地", ("土地管理",), "土地", "土地", False
    MINERALS = "minerals", "地矿", ("地质矿产", "矿产"), "地矿", "地矿", False
    ENVIRONMENT = "environment", "生态环境", ("环保", "环境保护"), "环保", "环保"
    AGRICULTURE = "agriculture", "农业农村", ("农业",), "农业", "农业"
    WATER = "water", "水利", ("水务",), "水利", "水利"
    FORESTRY = "forestry", "林业", ("林业和草原", "林草"), "林业", "林业"
    PLANNING = "planning", "城乡规划", ("城市规划", "规划"), "城市规划", "城乡规划", False
    HOUSING = ("housing", "住房和城乡建设", ("住房城乡建设", "住建", "城乡建设", "建设"), OTHER_ROW, OTHER_ROW)
    DEMOLITION = ("demolition", "房屋征补(拆迁)", ("房屋征收补偿", "房屋征收", "房屋征补", "拆迁", "征地拆迁"),
                  "拆迁", "房屋征补(拆迁)", False)
    REALTY_REGISTER = "realty_register", "不动产登记", ("房屋登记",), "房屋登记", "不动产登记", False
    CITY_MANAGEMENT = ("city_management", "城市管理(综合执法)", ("城市管理", "综合执法", "城管", "城市管理综合执法",
                       "综合行政执法"))
    TOWNSHIP = "township", "乡镇(街道)", ("乡镇街道", "乡镇", "街道", "乡镇政府")
    MARKET = "market", "市场监管", ("市场监督管理", "市场监督"), "工商", "工商"
    COMMERCE_REGISTER = "commerce_register", "工商", ("工商行政管理", "工商行政"), "工商", "工商", False
    QUALITY = "quality", "质检", ("质监", "质量技术监督", "质量监督检验检疫"), "质监", "质检", False
    ENTRY_INSPECTION = "entry_inspection", "商检", ("出入境检验检疫", "检验检疫"), "商检", "质检", False
    FOOD_SAFETY = "food_safety", "食品安全", ("食药监", "食品药品监督管理", "食品药品监管"), "药监", "食品安全", False
    DRUGS = "drugs", "药品监管", ("药监", "药品监督管理"), "药监", "食品安全"
    EMERGENCY = "emergency", "应急管理", ("应急", "安监", "安全生产监督管理", "安全生产", "消防"), OTHER_ROW, "安监"
    COMMERCE = "commerce", "商务", (), "商务", "商务"
    PRICES = "prices", "物价", ("价格", "价格监督"), "物价", "物价", False
    ENERGY = "energy", "能源", (), "能源", "能源"
    TRANSPORT = "transport", "交通运输", ("交通",), "交通", "交通运输"
    INDUSTRY = "industry", "工业和信息化", ("工信", "信息产业", "通信管理"), "信息产业", "信息产业"
    POSTAL = "postal", "邮政", ("邮政管理",), "邮政", "邮政"
    TOBACCO = "tobacco", "烟草专卖", ("烟草",), "烟草专卖", "烟草专卖"
    TAX = "tax", "税务", ("国税", "地税", "税收"), "税务", "税务"
    CENTRAL_BANK = "central_bank", "人民银行", ("中国人民银行",), "人民银行", "人民银行"
    SECURITIES = "securities", "证监", ("证券监管", "证券监督管理"), "证监", "证监"
    FINANCE_REGULATION = "finance_regulation", "金融监管", ("银保监", "金融监督管理"), "银监", "银监"
    INSURANCE = "insurance", "保监", ("保险监管", "保险监督管理"), "保监", "保监", False
    BANKING = "banking", "银监", ("银行业监管", "银行业监督管理"), "银监", "银监", False
    FOREIGN_EXCHANGE = "foreign_exchange", "外汇", ("外汇管理",), "外汇", "外汇"
    FINANCE = "finance", "财政", (), "财政", "财政"
    STATISTICS = "statistics", "统计", (), "统计", "统计"
    AUDIT = "audit", "审计", (), "审计", "审计"
    CUSTOMS = "customs", "海关", (), "海关", "海关"
    HEALTH = "health", "卫生健康", ("卫健", "卫生计生", "卫计", "卫生", "卫生和计划生育"), "卫生", "卫生计生"
    FAMILY_PLANNING = "family_planning", "计划生育", ("计生", "人口和计划生育"), "计划生育", "卫生计生", False
    MEDICAL_INSURANCE = "medical_insurance", "医疗保障", ("医保",)
    EDUCATION = "education", "教育", (), "教育", "教育"
    CULTURE_TOURISM = "culture_tourism", "文化和旅游", ("文旅", "文化旅游", "文化和旅游市场"), "文化", "文化"
    CULTURE = "culture", "文化", (), "文化", "文化", False
    TOURISM = "tourism", "旅游", (), "旅游", "旅游", False
    INTELLECTUAL_PROPERTY = "intellectual_property", "知识产权", (), "专利", "专利"
    PATENT = "patent", "专利", (), "专利", "专利", False
    TRADEMARK = "trademark", "商标", (), "商标", "商标", False
    COPYRIGHT = "copyright", "版权", (), "版权", "版权", False
    PRESS = "press", "新闻出版广电", ("新闻出版", "广播电视", "广电", "新闻出版广播电视"), OTHER_ROW, "新闻出版广电"
    REFORM = "reform", "发展改革", ("发展和改革", "发改"), OTHER_ROW, "发展改革"
    SCIENCE = "science", "科技", ("科学技术",), OTHER_ROW, "科技"
    VETERANS = "veterans", "退役军人", ("退役军人事务",)
    OTHER = "other", "其他", ("其它",)
    # fmt: on
