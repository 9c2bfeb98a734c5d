"""The authorities, courts and regions of the cities, and of the counties whose offices keep ledgers of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from caseapp.law.codes import Field, Level

CITY_ITSELF = "市直"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that is complained of or sued: its name, level, region and chief field of work."""

    name: str
    level: Level
    region: str
    field: Field
    weight: float


@dataclass(frozen=True, slots=True)
class Court:
    """A court and the code that its case numbers bear: 豫14 in （2023）豫14行初52号."""

    name: str
    code: str


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A city: its counties with the code of their court and some of their townships, and its courts.

    `above`: of a county with an office of its own the city that it belongs to; it is the only one of its `counties`.
    """

    name: str
    counties: Mapping[str, tuple[str, tuple[str, ...]]]
    intermediate: Court
    high: Court
    above: str = ""

    @property
    def level(self) -> Level:
        """Of its government."""
        return Level.COUNTY if self.above else Level.CITY

    def court_of(self, region: str) -> Court:
        """The basic court of a county; the city's own departments are sued in the first district's."""
        county = region if region in self.counties else next(iter(self.counties))
        return Court(f"{county}人民法院", self.counties[county][0])


_SHANGQIU = City(
    "商丘市",
    {
        "梁园区": ("豫1402", ("谢集镇", "李庄乡", "前进街道办事处")),
        "睢阳区": ("豫1403", ("宋集镇", "郭村镇", "古城街道办事处")),
        "睢县": ("豫1422", ("城关镇", "长岗镇", "河集乡")),
        "民权县": ("豫1421", ("城关镇", "北关镇", "王庄寨镇")),
        "宁陵县": ("豫1423", ("城关镇", "张弓镇", "柳河镇")),
        "柘城县": ("豫1424", ("慈圣镇", "起台镇", "远襄镇")),
        "虞城县": ("豫1425", ("城关镇", "利民镇", "杜集镇")),
        "夏邑县": ("豫1426", ("城关镇", "会亭镇", "马头镇")),
        "永城市": ("豫1481", ("演集街道办事处", "芒山镇", "薛湖镇")),
    },
    Court("商丘市中级人民法院", "豫14"),
    Court("河南省高级人民法院", "豫"),
)
_FUYANG = City(
    "阜阳市",
    {
        "颍州区": ("皖1202", ("程集镇", "袁集镇", "清河街道办事处")),
        "颍东区": ("皖1203", ("口孜镇", "插花镇", "河东街道办事处")),
        "颍泉区": ("皖1204", ("伍明镇", "宁老庄镇", "周棚街道办事处")),
        "临泉县": ("皖1221", ("杨桥镇", "鲖城镇", "滑集镇")),
        "太和县": ("皖1222", ("城关镇", "旧县镇", "税镇镇")),
        "阜南县": ("皖1225", ("鹿城镇", "王家坝镇", "方集镇")),
        "颍上县": ("皖1226", ("慎城镇", "谢桥镇", "南照镇")),
        "界首市": ("皖1282", ("光武镇", "泉阳镇", "东城街道办事处")),
    },
    Court("阜阳市中级人民法院", "皖12"),
    Court("安徽省高级人民法院", "皖"),
)
_ANQING = City(
    "安庆市",
    {
        "迎江区": ("皖0802", ("龙狮桥乡", "长风乡", "人民路街道办事处")),
        "大观区": ("皖0803", ("海口镇", "十里铺乡", "德宽路街道办事处")),
        "宜秀区": ("皖0811", ("大龙山镇", "罗岭镇", "杨桥镇")),
        "怀宁县": ("皖0822", ("高河镇", "石牌镇", "月山镇")),
        "太湖县": ("皖0825", ("晋熙镇", "徐桥镇", "新仓镇")),
        "宿松县": ("皖0826", ("孚玉镇", "复兴镇", "二郎镇")),
        "望江县": ("皖0827", ("华阳镇", "太慈镇", "杨湾镇")),
        "岳西县": ("皖0828", ("天堂镇", "店前镇", "来榜镇")),
        "桐城市": ("皖0881", ("孔城镇", "范岗镇", "文昌街道办事处")),
        "潜山市": ("皖0882", ("源潭镇", "黄铺镇", "梅城镇")),
    },
    Court("安庆市中级人民法院", "皖08"),
    Court("安徽省高级人民法院", "皖"),
)


def _county_of(city: City, name: str) -> City:
    """A county as the place of an office of its own."""
    return City(name, {name: city.counties[name]}, city.intermediate, city.high, above=city.name)


_COUNTIES = (_county_of(_ANQING, "桐城市"), _county_of(_ANQING, "怀宁县"))
_CITIES = {city.name: city for city in (_SHANGQIU, _FUYANG, _ANQING, *_COUNTIES)}

# What a city's departments are called after the city's name, their field, and how often they are complained of.
_CITY_DEPARTMENTS: tuple[tuple[str, Field, float], ...] = (
    ("公安局", Field.POLICE, 9.0),
    ("市场监督管理局", Field.MARKET, 8.0),
    ("自然资源和规划局", Field.NATURAL_RESOURCES, 6.0),
    ("人力资源和社会保障局", Field.LABOUR, 7.0),
    ("住房和城乡建设局", Field.HOUSING, 3.5),
    ("城市管理局", Field.CITY_MANAGEMENT, 3.0),
    ("生态环境局", Field.ENVIRONMENT, 2.0),
    ("交通运输局", Field.TRANSPORT, 1.6),
    ("卫生健康委员会", Field.HEALTH, 1.4),
    ("农业农村局", Field.AGRICULTURE, 1.0),
    ("应急管理局", Field.EMERGENCY, 0.8),
    ("教育体育局", Field.EDUCATION, 0.8),
    ("医疗保障局", Field.MEDICAL_INSURANCE, 0.8),
    ("民政局", Field.CIVIL_AFFAIRS, 0.7),
    ("发展和改革委员会", Field.REFORM, 0.5),
    ("退役军人事务局", Field.VETERANS, 0.4),
    ("水利局", Field.WATER, 0.4),
    ("财政局", Field.FINANCE, 0.3),
)
_COUNTY_DEPARTMENTS: tuple[tuple[str, Field, float], ...] = (
    ("公安局", Field.POLICE, 2.2),
    ("自然资源和规划局", Field.NATURAL_RESOURCES, 1.5),
    ("市场监督管理局", Field.MARKET, 1.0),
    ("人力资源和社会保障局", Field.LABOUR, 0.9),
    ("住房和城乡建设局", Field.HOUSING, 0.7),
    ("城市管理局", Field.CITY_MANAGEMENT, 0.7),
    ("农业农村局", Field.AGRICULTURE, 0.3),
    ("交通运输局", Field.TRANSPORT, 0.3),
    ("卫生健康委员会", Field.HEALTH, 0.3),
    ("民政局", Field.CIVIL_AFFAIRS, 0.2),
)


def city_named(name: str) -> City:
    """商丘市, 阜阳市 or 安庆市; 桐城市 and 怀宁县 as counties with an office."""
    return _CITIES[name]


@cache
def governments(city: City) -> tuple[Authority, ...]:
    """The county governments, the commonest respondents of a city's office."""
    return tuple(
        Authority(f"{county}人民政府", Level.COUNTY, county, Field.NATURAL_RESOURCES, weight=4.5 - at * 0.25)
        for at, county in enumerate(city.counties)
    )


@cache
def departments(city: City) -> tuple[Authority, ...]:
    """The city's own departments, and its development zone."""
    return (
        *(
            Authority(f"{city.name}{name}", Level.CITY_DEPARTMENT, CITY_ITSELF, field, weight)
            for name, field, weight in _CITY_DEPARTMENTS
        ),
        Authority(f"{city.name}经济技术开发区管理委员会", Level.OTHER, CITY_ITSELF, Field.HOUSING, 1.2),
    )


@cache
def county_departments(city: City) -> tuple[Authority, ...]:
    """The departments of the county governments."""
    return tuple(
        Authority(f"{county}{name}", Level.COUNTY_DEPARTMENT, county, field, weight)
        for county in city.counties
        for name, field, weight in _COUNTY_DEPARTMENTS
    )


@cache
def townships(city: City) -> tuple[Authority, ...]:
    """Townships and street offices."""
    return tuple(
        Authority(
            f"{county}{name}" if name.endswith("办事处") else f"{county}{name}人民政府",
            Level.TOWNSHIP,
            county,
            Field.TOWNSHIP,
            0.45,
        )
        for county, (_, names) in city.counties.items()
        for name in names
    )


def city_government(city: City) -> Authority:
    """The city's government itself; of a county the county's."""
    region = city.name if city.above else CITY_ITSELF
    return Authority(f"{city.name}人民政府", city.level, region, Field.NATURAL_RESOURCES, 6.0)


@cache
def respondents(city: City) -> tuple[Authority, ...]:
    """Whose acts the city's office reviews: county governments and its own departments; a county's: those below it."""
    if city.above:
        return (*county_departments(city), *townships(city))
    return (*governments(city), *departments(city))


@cache
def defendants(city: City) -> tuple[tuple[tuple[Authority, ...], float], ...]:
    """Who is sued in the place, by kind, and how often each kind is."""
    home = (city_government(city),)
    if city.above:
        return (county_departments(city), 42), (townships(city), 16), (home, 14)
    return (
        (county_departments(city), 42),
        (governments(city), 24),
        (townships(city), 12),
        (departments(city), 18),
        (home, 4),
    )
