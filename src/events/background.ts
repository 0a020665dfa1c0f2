/** Made by test/events/learn-background.ts from the archive and the gold: how many texts there were, then lines of a count and the words met in so many. */
const documents = 701
const words = `
191 us
177 gener
171 film
151 perform
150 studio work
140 voic
138 report
122 produc
119 product
115 video
112 member
110 person right show
109 human plan
108 base director job
107 back offer write
106 deal open
105 music repres set
104 includ inform nation
103 global
102 let pai talk
101 launch posit recent rule stand
100 compani even huge imag million peopl
99 announc term
98 content data like reach
97 name seri sign
96 build put releas want
95 agre found media minut short start
94 effect group post
93 cost end keep need publish state test valu
92 actor featur help project rais
91 call line pictur stop
90 develop give role run team
89 earli game industri monei network notic part record small staff stai support
88 better bring control follow hand hous learn list sever star
87 join look offic rather result shot sourc version
86 appear close expect head late present program rise see share sound third wonder
85 becom began chang fall find futur interest order origin public review season second view
84 allow awai bad case clear creat experi forc full hold idea insid instead issu lead leav left live meet move parti place point power real similar spend stori system turn whole win world
83 answer behind big busi decis despit final free friend great interview larg lose love manag nearli night noth old read reason reveal serv site speak special statement thousand well
82 area caus common consid continu date differ event explain famili form half high kind level life local long main movi past plai possibl press push question respons return room send thing togeth top wai watch white wide woman word worker young
81 actual almost articl avail believ best chanc commun complet countri current decid detail enough everyth far fine good ground grow gui happen hard heart hit hope light longer lot low matter morn near offici piec previou problem provid readi remain seem side singl social someon step strong suggest televis tell think try understand websit wrong
80 about across ago alreadi although anoth anyth around befor begin both came center choos come contact cours difficult easi entir especi everi everyon exampl fact feel few forward hear histori home howev import increas involv kei know littl major man mayb mean messag mind moment month number opportun particular perhap pleas popular pretti probabl process proud quickli quit realli receiv rememb rest same sens simpli situat someth soon sort stage success sure thank thought told total toward type usual visit wait walk wish without worth
68 tool
66 train
60 actors
53 artist model
52 anim contract
51 generative
48 strike use writer
47 union
46 protect
44 studios
43 charact face
42 firm voice
41 agreement chief creativ
40 performers
39 argu technolog
38 aftra object sag tools
37 text
36 digit limit
35 advertis demand training
34 disnei disney fund screen script used
33 act replac warn
32 bill cut maker partner viewer
31 court describ law platform presid remov
30 claim episod films languag
29 bodi consent copi custom design fan hour market properti user
28 agenc ahead artists board campaign credit entertain execut fear file invest letter librari materi members propos requir voices
27 action ag cover doubl hire link park pass promis promot recommend reject respect vote
26 access app art author bui drama intern joint production research revenu scene unit writers
25 accept assist audienc budget channel cinema commerci consum critic draft fair festiv gain lawyer negoti permiss request round servic studi survei threat
24 aim air associ block carri check client comment confirm count crew daughter dead drop fell fit health improv incom independ legal note pilot practic qualiti save seek spot target univers war west
23 account addit annual approach avoid break brief broadcast cast collect commiss committe compar concern copyright danger defend direct documentari doubt drive earn editor extra figur foreign front guild hundr justic leader mix netflix oper pick pitch polici profit purpos risk scienc secret secur shoot skill softwar sport spread strategi stream task tax technic theatr trade trailer varieti
22 advanc affect agent appeal arriv benefit black book chair charg choic citi comedi commit confer contribut convers council cultur daili death debut decad deep discuss dub edg expand ey father fee field fight finish fix gather govern guid hair horror ignor innov intend judg jump mass normal onlin paint paper photo plot prefer quarter relat rights road sale scale secretari select speed steal store street stress style subject tast tie track trust wall weak welcom worri
21 add aliv aspect award bank battl bit broad brother camera car card celebr centuri challeng child civil class clean connect correct crowd damag deliv devic die dollar door dream due economi element emot engag enjoi enter error exist expens expert explor express fail faith familiar fantasi fill fire focu fresh grand green gun hate hero honest host hurt insist institut introduc joke kid kill knowledg leagu makers mark measur medic mistak mouth natur option outsid owner page panel parent phone physic player prais pressur price privat profession prove race radio rang realiti refer remark resourc retir sad schedul score search seat senior separ session ship sing singer sister slow societi son song soul speech spokesperson spring standard stick stock tabl talks techniqu tradit transform treat trial true truth using vision volum weekend winner wit
20 abil absolut achiev activ actress address adult advantag album amaz amount apart appar attack attempt attent averag awar balanc beat beauti born boss bottom box bright capit care career catch ceremoni certain chapter circl citizen climb club coach colleg compet complex condit contain cool corner coupl crisi cross danc dark debat degre depart desir destroi dinner disappoint discov dubbing educ effort elect emploi employe encourag enemi energi equal escap essenti establish eventu evid evil exactli extrem factor famou fashion fast favorit financi flight floor fly food foot forget former fuel fun function funni gift girl goal gold gone guess guest handl hang heavi hide holidai honor hospit hot hotel husband ic identifi imagin impact incred individu influenc initi injuri inspir internet item journalist journei king kitchen lack land laugh layer leg lesson licens lie listen liter locat logo magazin mail male marriag master memori mention middl militari mission mode modern mother murder museum mysteri narr neg neighbor nervou nomin novel obviou occur ocean oil openai opinion organ pace pack pair particip passion path patient pattern peac people perfect period pleasur polit pop potenti prepar presenc prevent primari print prize professor proper publicist queen quick quiet quot rate react reaction reader realiz recal recogn reduc reflect regard region regular relationship relief religi replica respond restaur restor rich ride ring rock romant routin safe school scream sea section sell seriou servant shape she shock shop shoulder shut sick sight silenc simpl size sleep smart smile soft soldier solut somebodi space spirit station statu stone strang structur struggl student stuff suffer summer super surfac surpris surround surviv sweet switch synthet tackl tale teach tear theater theme theori throw ticket tight tough tour travel trip troubl tv twist ultim unabl uniqu updat upset vast victim victori violenc warm wear weather web wed wife wild wind window winter yard
19 januari january rules synthetic
18 approv jobs models pay technology terms
17 argued including june series sora
16 animation titl
15 announced characters digital replicas reported
14 april backed cite googl google images machin machine producers reports uses works
13 billion company creative creator generated hollywood ip minute
12 agreed clip clone creators discoveri discovery other others runwai runway shows talent
11 alleg amazon ceo described faces feature likenesses limits march novemb opens opt plans scripts signed strikes viewers warner
10 anime approved david effects estat led november president ratifi showed titles written
9 alleged built calls character citing co directors disclos early equiti equity februari february firms investor juli july money named objected octob october payment planned prompt property released vfx wanted wga
8 advertising alongsid alongside amptp background bargain bro bros clips concept consult contracts estate fake feder french general house language lets lionsgat lionsgate material published recreat tilli value warned youtub youtube
7 a24 advert animated backgrounds bar based body cannot claus companies costs earlier entertainment fakes fans hours image industry intellectu intellectual investors jame james launches licensing marketing marvel notice pact paid paramount performer productivity protection raises refus release results scan septemb september sets several soni sony tilly tom unions wrote
6 adob adobe angel angeles approval backs bargaining bars buys chatgpt complaint creation creativity decemb december demands deni development di disput distribut draw employ english episodes eu expected federal footag footage founder fulli fully groups hands holder holders infring investment jone jones lab label learning letting library licenc licensed likeness lo los minimum motion office output partners passed pictures poster premier prime ratify revenue roles saw scenes screenwrit settl shorts starting storyboard streamer sue tech time times title users videos worked york
5 ad adverts advis agencies ask august bbc billed blend caa california cameron captur capture cheaper chines chinese cloned coalit coalition consultation criticis deepfak dialogu dialogue died disclose disclosur disclosure episode executive extend founded georg george iger imit internal joined later launched license loss metaphys metaphysic michael midjournei midjourney mine mining minist narrat norwood offered opened performance permission picture platforms plu plus predict producer productions projects prompts proposed protected reached recommendation recordings refuse removal roughli roughly scott sector settled stabil stability summit trained turnout unauthoris unauthorised urg valued ventur veo visual
4 acquir advertisers aid arm assisted association audio away ben beta bob brand building canadian cann cannes cinemas cited claims clause clients cloning complaints condemn condemned confirmed congress consumers convent conventional craft credits criticised critics cuts darth de deals deepmind denies dga distribution drawn driven engin feared feed festival filed firefli firefly followed foundat games gives guardrail guardrails humans iats iatse included independent infringement interested interim japan jon kept kilmer labels licence lines linked looking losses lucasfilm merg meta mgm minister mpa names nativ native non original oscar own pari paris performances personal planning posted pre premiere principl principles programm programme programming promised protections quality rai ralli ratifies recap recaps replaced replacement repli replied runs sarando sarandos screenwriters seedanc seedance sees shots shown showrunn showrunner sold source spanish staf staffing stake stay stopped story storyboards study subtitl suit suppli survey swap synthesis ted tent tentative touch translat trim vader val voted wants working
3 1bn academi academy acquired acting adopt ads adviser affleck ageing agency ages agree alter amc analyst anger anyon anyone appeared appl apple archiv archive artistri artistry asks atlant atlantic audiences authors backer ballot ban basic become belski belsky blanchett bloomberg brad british broke budgets business carries cate centr cg changed charl charles checked china clauses clones closed cloud collective comments commercial committee comput copies copy copying copyrighted courts coverag coverage covered create creatives customers cutting d'amaro daniel davi deepfakes delhi deloitt deloitte demanded designed designer despite diffus diffusion disclosed dispute disrupt double doubts drew dubbed duti dynam dynamics earnings east edit effici ellison employers ending ends engineers enterpris enterprise epic european except exception exclus exclusive executives exempt experiment fabl fable faster favour feltheim feltheimer fiscal force foundation founders framework funding future gave gen generation german governor growth heard illustr imax improve include income inside invas invasion iqiyi issued italian japanes japanese josh justice karla labour large laws le leaders leaves legaci lip listed listing localis localisation london lost lyonn lyonne mandat mandate meant meeting met method minutes misus misuse moonvallei moonvalley muse narrated natasha national nbc nbcunivers nbcuniversal nearly needs networks nobodi nobody nothing nvidia oppos opposed otherwis otherwise outlet outlets owned ownership partnership parts paus paying peter photograph picked pipelin podcast policy posters posts presented preview proce proceed promise protecting pull purpose q1 q2 ran rebuild recreations red refin regist releases remove replace reportedli reportedly reporting requests requires resembl respeech respeecher reus robin robot row safeguard safeguards scanning scans science scrape serve service sfa signific significant signs simul sites sky software sources specialist stabl stable stars stays strategy streaming striking subtitles sync technical testing undisclos undisclosed units universal unnam unnamed unveil variety ventures veto views visualis wage wages walkout wars william workflow writing
2 3bn 3d ab accus accused acted additional advance advertised advertises advised age agents agreements aided airs alan alex algorithm algorithms alleging allowing alon alone altern amend america american ami amy anad analysts analyt analytics andi andreessen andy announcement answered api appears appli applic application approve aronofski aronofsky arrived asking assembl asteria audience audiovisu audiovisual automat avatar backers backing backlash bain banana band banned barrier barriers becam became becomes between bills blended blocked boards bodies boi bradi brady brands brian brings britain broadcaster bryan buildings burn burns byted bytedance calling caption captions carlin cartoon cases cctv ceas cease central centred cgi cgt charge chatbot choice christoph christopher claimed clark cleared cmpa cnbc colin collaps comedy commercials compared competit competition computer condemns conference consensu consensual consulting contest core corpor costli costly counts covering crews cruis cruise crunchyrol crunchyroll curat curated dangers dave davies decision deepfake del demonstr denied deploi der descript description desist detect developed deviantart discussed disputed disrespect disrespectful distributor dneg documentary doubles doubling drafted draws drives drops dubs duties earl edge editors edits elevenlab elevenlabs elig eligible elin eline elvi elvis email employer empow empower enabl ended endors endorsed erod estates eternaut everybodi everybody exclud expiri expiry explained expos exposed falls family favoured federation feeding fees figures finds finished fish flag flagged flawless frame fran fremantl fremantle friends funded generate generator gilligan giving gong gordon government grant grants grave guardian guilds guillermo halv hank hanks happi happy heads helped helps highest hired hires hiring horowitz hundred hybrid ian ideat ideation ignored ill ilm imagen imitating imitations includes indi indie industries inflat inflation information informed innovation interact interactive interposit interpositive intim intimate itself itv jami jamie jennif jennifer jess jesse jiostar johansson john joi joining joseph journal joy judge kadokawa keeping known korea korean la labs languages lawyers learned lee legacy length les letters levitt libraries licences licenses liken lilli lilly limiting links literari literary livelihood livelihoods lobbi lopez lord lords lower luma mahabharat malform malformed marei marey max maxim maxime maya merced mercedes merged micro mid millenni millennials minimums minion minions movement multi mytholog narrator nava nba needed negotiator negotiators nikola nolan north noted objections online onto opening operating orders organis ortiz oscars papercup parks parliament particle6 parties party pasav pasave paul pause peacock penalti pension perri perry personalis pg photographs pilots pipelines pitt pixar placed play pointed polic polish poll poor possible posthum posthumous powerful practice predicted previews previous previsualis previsualisation primordi primordial pro products projected promote proposal protects protest publicity publicli publicly publishers puppet puts q4 raise raised raising rallied rally ray reading realist realistic recognis recognisable recreate refine register regul remot remote removed replaces replacing reporter representative representing require required resemble residu residuals respecting restrain restrained resum resumed reuse reviews revis revised rising rival rivkin rob robert rose sam savings scarlett scraped screenplai screenwriter seconds secretary security sent sequenc sequence services settlement shared shares sharing sheridan shift signatori simulation sketch sketches skills skydanc skydance sought soup south speaking specialists specif specific sports spotted stated statut statutori statutory stayed stealing steven stopping storyboarding storytel streamers su submiss submissions subscrib subscribers summari summaris summarise summary supplies supported supportive supports swaps synthesised taste taylor teams tennesse tennessee tenth tester testers tests theatres theatric theatrical theft things thousands threaten threatens threats ti todorov todorovic toei together toni tony toro touched touching transfer translation translators transpar transparency tribeca trims trump turned twin tye tyler ukrainian uncertain unreleas unreleased upscal urged urges vallei valley van variant vega velden venture vinc vince vinciquerra viral visualisation voix voting wang warning way welcome whenev whenever wholli wholly widow williams wood workers workflows workforc workforce younger yu zelda zurich
`

export function background(): { documents: number; seen: Map<string, number> } {
  const seen = new Map<string, number>()
  for (const line of words.trim().split('\n')) {
    const [count, ...all] = line.split(' ')
    for (const word of all) seen.set(word, Number(count))
  }
  return { documents, seen }
}
