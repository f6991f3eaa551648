/** name | section | summary | version on Amazon Linux 2 | Amazon Linux 2023 | RHEL | SLES (`-`: not there) */
export const rpmBase = `
acl|System Environment/Base|Access control list utilities|2.2.51|2.3.1|2.3.1|2.2.52
amazon-linux-extras|System Environment/Base|Command line tool for topics|2.0.3|-|-|-
audit|System Environment/Daemons|User space tools for kernel auditing|2.8.1|3.0.6|3.1.5|3.0.6
bash|System Environment/Shells|The GNU Bourne Again shell|4.2.46|5.2.15|5.1.8|4.4
bind-utils|Applications/System|Utilities for querying DNS name servers|9.11.4|9.18.28|9.16.23|9.18.28
bzip2|Applications/File|A file compression utility|1.0.6|1.0.8|1.0.8|1.0.8
ca-certificates|System Environment/Base|The Mozilla CA root certificate bundle|2023.2.68|2023.2.68|2024.2.69|2.68
chrony|System Environment/Daemons|An NTP client/server|4.2|4.3|4.5|4.1
cloud-init|System Environment/Base|Cloud instance init scripts|19.3|22.2.2|23.4|23.3
coreutils|System Environment/Base|A set of basic GNU tools|8.22|8.32|8.32|8.32
cronie|System Environment/Base|Cron daemon for executing programs at set times|1.4.11|1.5.7|1.5.7|1.5.7
curl|Applications/Internet|A utility for getting files from remote servers|8.3.0|8.5.0|7.76.1|8.6.0
dbus|System Environment/Libraries|D-BUS message bus|1.10.24|1.12.28|1.12.20|1.12.2
device-mapper|System Environment/Base|Device mapper utility|1.02.170|1.02.185|1.02.198|1.02.185
dnf|System Environment/Base|Package manager|-|4.14.0|4.14.0|-
dracut|System Environment/Base|Initramfs generator|033|055|057|055
e2fsprogs|System Environment/Base|Utilities for ext2, ext3 and ext4|1.42.9|1.46.5|1.46.5|1.46.4
expat|System Environment/Libraries|An XML parser library|2.1.0|2.6.3|2.5.0|2.4.4
file|Applications/File|A utility for determining file types|5.11|5.39|5.39|5.32
findutils|Applications/File|The GNU versions of find utilities|4.5.11|4.8.0|4.8.0|4.8.0
gawk|Applications/Text|The GNU version of the AWK text processing utility|4.0.2|5.1.0|5.1.0|4.2.1
glib2|System Environment/Libraries|A library of handy utility functions|2.56.1|2.82.2|2.68.4|2.70.5
glibc|System Environment/Libraries|The GNU libc libraries|2.26|2.34|2.34|2.31
gnupg2|Applications/System|Utility for secure communication|2.0.22|2.3.7|2.3.3|2.2.27
grep|Applications/Text|Pattern matching utilities|2.20|3.8|3.6|3.1
grub2|System Environment/Base|Bootloader with support for Linux|2.06|2.06|2.06|2.06
gzip|Applications/File|The GNU data compression program|1.5|1.12|1.12|1.10
iproute|Applications/System|Advanced IP routing and network device tools|5.10.0|5.10.0|6.2.0|5.14
iptables|System Environment/Base|Tools for managing packet filtering|1.8.4|1.8.8|1.8.10|1.8.7
kernel|System Environment/Kernel|The Linux kernel|5.10.226|6.1.109|5.14.0|5.14.21
krb5-libs|System Environment/Libraries|The non-admin shared libraries used by Kerberos|1.15.1|1.21.3|1.21.1|1.20.1
less|Applications/Text|A text file browser|458|608|590|590
libxml2|Development/Libraries|Library providing XML and HTML support|2.9.1|2.10.4|2.9.13|2.10.3
logrotate|System Environment/Base|Rotates, compresses and mails system logs|3.8.6|3.20.1|3.18.0|3.18.1
lvm2|System Environment/Base|Userland logical volume management tools|2.02.187|2.03.16|2.03.24|2.03.16
ncurses|System Environment/Base|Terminal control library|6.0|6.2|6.2|6.1
nss|System Environment/Libraries|Network Security Services|3.90.0|3.90.0|3.101.0|3.101
openldap|System Environment/Daemons|LDAP support libraries|2.4.44|2.4.57|2.6.6|2.4.46
openssh-server|System Environment/Daemons|An open source SSH server daemon|7.4p1|8.7p1|8.7p1|8.4p1
openssl|System Environment/Libraries|Utilities from the TLS toolkit|1.0.2k|3.0.8|3.0.7|1.1.1l
pam|System Environment/Base|An extensible library which provides authentication|1.1.8|1.5.1|1.5.1|1.3.0
policycoreutils|System Environment/Base|SELinux policy core utilities|2.5|3.4|3.6|-
procps-ng|Applications/System|System and process monitoring utilities|3.3.10|3.3.17|3.3.17|3.3.17
python3|Development/Languages|Interpreter of the Python programming language|3.7.16|3.9.16|3.9.19|3.6.15
rpm|System Environment/Base|The RPM package management system|4.11.3|4.16.1.3|4.16.1.3|4.14.3
rsyslog|System Environment/Daemons|Enhanced system logging daemon|8.24.0|8.2204.0|8.2310.0|8.2306.0
sed|Applications/Text|A GNU stream text editor|4.2.2|4.8|4.8|4.4
shadow-utils|System Environment/Base|Utilities for managing accounts|4.1.5.1|4.9|4.9|4.8.1
sudo|Applications/System|Allows restricted root access|1.8.23|1.9.15|1.9.5p2|1.9.12p1
systemd|System Environment/Base|System and Service Manager|219|252.23|252|249.17
tar|Applications/Archiving|A GNU file archiving program|1.26|1.34|1.34|1.34
tzdata|System Environment/Base|Timezone data|2024a|2024a|2024b|2024a
util-linux|System Environment/Base|A collection of basic system utilities|2.30.2|2.37.4|2.37.4|2.37.4
vim-minimal|Applications/Editors|A minimal version of the VIM editor|9.0.2153|9.0.2153|8.2.2637|9.1.0836
wget|Applications/Internet|A utility for retrieving files|1.14|1.21.3|1.21.1|1.20.3
which|Applications/System|Displays where a program in your path is located|2.20|2.21|2.21|2.21
xz|Applications/File|LZMA compression utilities|5.2.2|5.2.5|5.2.5|5.2.3
yum|System Environment/Base|RPM package installer/updater|3.4.3|-|-|-
zlib|System Environment/Libraries|The compression and decompression library|1.2.7|1.2.11|1.2.11|1.2.13
zypper|System Environment/Base|Command line software manager|-|-|-|1.14.76
`;

/** The same columns with the tiers that install it in front. */
export const rpmTiers = `
web|nginx|System Environment/Daemons|A high performance web server|1.22.1|1.26.2|1.20.1|1.21.5
web|httpd|System Environment/Daemons|Apache HTTP Server|2.4.62|2.4.62|2.4.57|2.4.58
web|php-fpm|Development/Languages|PHP FastCGI Process Manager|8.0.30|8.2.23|8.0.30|8.0.30
web|mod_ssl|System Environment/Daemons|SSL/TLS module for the Apache HTTP Server|2.4.62|2.4.62|2.4.57|-
web,app|haproxy|System Environment/Daemons|TCP/HTTP proxy and load balancer|1.5.18|2.8.3|2.4.22|2.8.0
app|java-17-amazon-corretto|Development/Languages|Amazon Corretto development environment|17.0.12|17.0.12|-|-
app|java-17-openjdk|Development/Languages|OpenJDK 17 runtime environment|-|-|17.0.12|17.0.12
app|nodejs|Development/Languages|JavaScript runtime|18.20.4|18.20.4|18.20.4|18.20.4
app|tomcat|System Environment/Daemons|Servlet and JSP engine|8.5.96|9.0.93|9.0.87|9.0.91
app,batch|docker|System Environment/Daemons|Automates deployment of containerized applications|25.0.6|25.0.6|-|25.0.6
app,batch|containerd|System Environment/Daemons|An open and reliable container runtime|1.7.20|1.7.20|-|1.7.21
app,batch|podman|System Environment/Daemons|Manage pods, containers and container images|-|-|4.9.4|4.9.5
db|postgresql16-server|Applications/Databases|The programs needed to run a PostgreSQL server|-|16.4|16.4|16.4
db|postgresql-server|Applications/Databases|The programs needed to run a PostgreSQL server|14.13|-|13.16|-
db|mariadb105-server|Applications/Databases|The MariaDB server and related files|10.5.26|10.5.26|10.5.22|10.6.19
db|redis6|Applications/Databases|A persistent key-value database|6.2.14|6.2.14|6.2.7|6.2.6
db|xfsprogs|System Environment/Base|Utilities for managing the XFS filesystem|4.20.0|5.18.0|6.4.0|5.13.0
db,batch|mdadm|System Environment/Base|Software RAID administration|4.0|4.2|4.3|4.2
batch|git-core|Development/Tools|Core package of git|2.40.1|2.40.1|2.43.5|2.43.0
batch|gcc|Development/Languages|Various compilers|7.3.1|11.4.1|11.4.1|7.5.0
batch|make|Development/Tools|A GNU tool which simplifies the build process|3.82|4.3|4.3|4.2.1
batch|python3-numpy|Development/Libraries|A fast multidimensional array facility|1.13.1|1.22.0|1.23.5|1.17.3
batch|parallel|Applications/System|Shell tool for executing jobs in parallel|20160222|20210722|20210722|20220422
`;
