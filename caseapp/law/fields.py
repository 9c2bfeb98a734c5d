"""The fields of administration (行政管理类别) by today's names; in which row an edition of a form prints each stands in
its definition file (statistics/returns/editions).

A field that was merely renamed is one member under today's name (环保 → 生态环境), so that a comparison with last year
does not tear it in two. A field that was merged or split keeps a member of its own, so that an old ledger is printed as
it was kept.
"""

from caseapp.law.coded import Coded


class Field(Coded, table_title="行政管理类别"):
    """A field of administration, and whether offices use it today."""

    is_current: bool

    def __init__(self, key: str, label: str, also: tuple[str, ...] = (), is_current: bool = True) -> None:
        self.is_current = is_current

    # fmt: off
    # key, today's name, other names; on today's list
    POLICE = "police", "公安", ("公安行政",)
    STATE_SECURITY = "state_security", "国家安全"
    LABOUR = "labour", "人力资源和社会保障", ("人社", "人力资源社会保障", "劳动和社会保障", "劳动保障")
    JUSTICE = "justice", "司法行政", ("司法",)
    CIVIL_AFFAIRS = "civil_affairs", "民政"
    NATURAL_RESOURCES = "natural_resources", "自然资源", ("自然资源和规划", "国土资源", "国土")
    LAND = "land", "土地", ("土地管理",), False
    MINERALS = "minerals", "地矿", ("地质矿产", "矿产"), False
    ENVIRONMENT = "environment", "生态环境", ("环保", "环境保护")
    AGRICULTURE = "agriculture", "农业农村", ("农业",)
    WATER = "water", "水利", ("水务",)
    FORESTRY = "forestry", "林业", ("林业和草原", "林草")
    PLANNING = "planning", "城乡规划", ("城市规划", "规划"), False
    HOUSING = "housing", "住房和城乡建设", ("住房城乡建设", "住建", "城乡建设", "建设")
    DEMOLITION = "demolition", "房屋征补(拆迁)", ("房屋征收补偿", "房屋征收", "房屋征补", "拆迁", "征地拆迁"), False
    REALTY_REGISTER = "realty_register", "不动产登记", ("房屋登记",), False
    CITY_MANAGEMENT = ("city_management", "城市管理(综合执法)",
                       ("城市管理", "综合执法", "城管", "城市管理综合执法", "综合行政执法"))
    TOWNSHIP = "township", "乡镇(街道)", ("乡镇街道", "乡镇", "街道", "乡镇政府")
    MARKET = "market", "市场监管", ("市场监督管理", "市场监督")
    COMMERCE_REGISTER = "commerce_register", "工商", ("工商行政管理", "工商行政"), False
    QUALITY = "quality", "质检", ("质监", "质量技术监督", "质量监督检验检疫"), False
    ENTRY_INSPECTION = "entry_inspection", "商检", ("出入境检验检疫", "检验检疫"), False
    FOOD_SAFETY = "food_safety", "食品安全", ("食药监", "食品药品监督管理", "食品药品监管"), False
    DRUGS = "drugs", "药品监管", ("药监", "药品监督管理")
    EMERGENCY = "emergency", "应急管理", ("应急", "安监", "安全生产监督管理", "安全生产", "消防")
    COMMERCE = "commerce", "商务"
    PRICES = "prices", "物价", ("价格", "价格监督"), False
    ENERGY = "energy", "能源"
    TRANSPORT = "transport", "交通运输", ("交通",)
    INDUSTRY = "industry", "工业和信息化", ("工信", "信息产业", "通信管理")
    POSTAL = "postal", "邮政", ("邮政管理",)
    TOBACCO = "tobacco", "烟草专卖", ("烟草",)
    TAX = "tax", "税务", ("国税", "地税", "税收")
    CENTRAL_BANK = "central_bank", "人民银行", ("中国人民银行",)
    SECURITIES = "securities", "证监", ("证券监管", "证券监督管理")
    FINANCE_REGULATION = "finance_regulation", "金融监管", ("银保监", "金融监督管理")
    INSURANCE = "insurance", "保监", ("保险监管", "保险监督管理"), False
    BANKING = "banking", "银监", ("银行业监管", "银行业监督管理"), False
    FOREIGN_EXCHANGE = "foreign_exchange", "外汇", ("外汇管理",)
    FINANCE = "finance", "财政"
    STATISTICS = "statistics", "统计"
    AUDIT = "audit", "审计"
    CUSTOMS = "customs", "海关"
    HEALTH = "health", "卫生健康", ("卫健", "卫生计生", "卫计", "卫生", "卫生和计划生育")
    FAMILY_PLANNING = "family_planning", "计划生育", ("计生", "人口和计划生育"), False
    MEDICAL_INSURANCE = "medical_insurance", "医疗保障", ("医保",)
    EDUCATION = "education", "教育"
    CULTURE_TOURISM = "culture_tourism", "文化和旅游", ("文旅", "文化旅游", "文化和旅游市场")
    CULTURE = "culture", "文化", (), False
    TOURISM = "tourism", "旅游", (), False
    INTELLECTUAL_PROPERTY = "intellectual_property", "知识产权"
    PATENT = "patent", "专利", (), False
    TRADEMARK = "trademark", "商标", (), False
    COPYRIGHT = "copyright", "版权", (), False
    PRESS = "press", "新闻出版广电", ("新闻出版", "广播电视", "广电", "新闻出版广播电视")
    REFORM = "reform", "发展改革", ("发展和改革", "发改")
    SCIENCE = "science", "科技", ("科学技术",)
    VETERANS = "veterans", "退役军人", ("退役军人事务",)
    OTHER = "other", "其他", ("其它",)
    # fmt: on
